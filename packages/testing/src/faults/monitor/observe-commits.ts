import type {
  ChangeSet,
  ContactRecord,
  EnrollmentRecord,
  Store,
  StoreSession,
  SuppressionRecord,
  TenantRecord,
} from "@outreachkit/core/plugin";

/** What one transaction really wrote, once it is committed. */
export interface Commit {
  readonly changes: readonly ChangeSet[];
  readonly tenants: readonly TenantRecord[];
  readonly contacts: readonly ContactRecord[];
  readonly enrollments: readonly EnrollmentRecord[];
  readonly suppressions: readonly SuppressionRecord[];
}

type MutableCommit = { -readonly [name in keyof Commit]: Commit[name][number][] };

/** The same store, and every commit told in its order. Nearest to the database: it sees what is so. */
export function observeCommits(store: Store, onCommit: (commit: Commit) => void): Store {
  return {
    ...store,
    async transaction(work, options) {
      const commit: MutableCommit = {
        changes: [],
        tenants: [],
        contacts: [],
        enrollments: [],
        suppressions: [],
      };
      const result = await store.transaction(
        (session, executor) => work(record(session, commit), executor),
        options,
      );
      if (Object.values(commit).some((rows) => rows.length > 0)) onCommit(commit);
      return result;
    },
  };
}

function record(session: StoreSession, commit: MutableCommit): StoreSession {
  return {
    ...session,
    tenants: {
      ...session.tenants,
      async insertIfAbsent(tenant) {
        const inserted = await session.tenants.insertIfAbsent(tenant);
        if (inserted) commit.tenants.push(tenant);
        return inserted;
      },
    },
    people: {
      ...session.people,
      async insertContacts(contacts) {
        const inserted = await session.people.insertContacts(contacts);
        commit.contacts.push(...contacts.filter(({ id }) => inserted.has(id)));
        return inserted;
      },
    },
    enrollments: {
      ...session.enrollments,
      async insert(enrollments) {
        const inserted = await session.enrollments.insert(enrollments);
        commit.enrollments.push(...enrollments.filter(({ id }) => inserted.has(id)));
        return inserted;
      },
    },
    restrictions: {
      ...session.restrictions,
      async insertSuppressions(suppressions) {
        const inserted = await session.restrictions.insertSuppressions(suppressions);
        commit.suppressions.push(...suppressions.filter(({ id }) => inserted.has(id)));
        return inserted;
      },
    },
    async apply(changes) {
      await session.apply(changes);
      commit.changes.push(changes);
    },
  };
}
