import type { StoreGroupName, StoreTestName } from "../store-groups.ts";
import { testId } from "../test-data/test-id.ts";
import { breakApply, breakSession } from "./break-session.ts";
import { breakStore, type Fault } from "./break-store.ts";
import { limitFaults } from "./limit-faults.ts";

/** What only two open transactions show is seen on PostgreSQL alone. */
type GroupWithFault = Exclude<StoreGroupName, "overlap" | "skip locked">;

interface PlantedFault {
  /** The test that has to see it. */
  readonly title: StoreTestName;
  readonly fault: Fault;
}

/** A failure as a value, so that it rolls nothing back on its way. */
const settle = <Result>(work: Promise<Result>): Promise<PromiseSettledResult<Result>> =>
  Promise.allSettled([work]).then(([settled]) => settled);

const unsettle = <Result>(settled: PromiseSettledResult<Result>): Promise<Result> =>
  settled.status === "rejected" ? Promise.reject(settled.reason) : Promise.resolve(settled.value);

const idsOf = (records: readonly { readonly id: string }[]) => new Set(records.map(({ id }) => id));

/** A rule of each group, and a store that breaks it as real ones do. */
export const storeFaults: Readonly<Record<GroupWithFault, PlantedFault>> = {
  migrations: {
    title: "makes its keys once, and gives every process the same",
    fault: breakStore((store) => ({
      readSecrets: async () => ({
        ...(await store.readSecrets()),
        tokens: crypto.randomUUID().replaceAll("-", "").repeat(2),
      }),
    })),
  },
  transactions: {
    title: "rolls back what throws, gives the same error, and runs nothing again",
    fault: breakStore((store) => ({
      transaction: async (work, options) =>
        unsettle(
          await store.transaction(
            (session, transaction) => settle(work(session, transaction)),
            options,
          ),
        ),
    })),
  },
  tenants: {
    title: "has one winner of twenty inserts of one tenant at once",
    fault: breakSession(({ tenants }) => ({
      tenants: {
        insertIfAbsent: async (tenant) => {
          await tenants.insertIfAbsent(tenant);
          return true;
        },
      },
    })),
  },
  senders: {
    title: "finds senders by id and by external id, each once and in id order",
    fault: breakSession(({ tenants }) => ({
      tenants: { findSenders: (request) => tenants.findSenders({ ...request, externalIds: [] }) },
    })),
  },
  contacts: {
    title: "compares keys to the letter",
    fault: breakSession(({ people }) => ({
      people: {
        findContacts: ({ externalIds, ...request }) =>
          people.findContacts({
            ...request,
            externalIds: externalIds.map((id) => id.toLowerCase()),
          }),
      },
    })),
  },
  "contact filters": {
    title: "holds each part of a filter, and all of them together",
    fault: breakSession(({ people }) => ({
      people: {
        listContacts: ({ filter, ...request }) =>
          people.listContacts({ ...request, filter: { ...filter, minimumScore: -1 } }),
      },
    })),
  },
  companies: {
    title: "matches a name only where the company has no domain",
    fault: breakSession(({ people }) => ({
      people: {
        lockCompanies: (request) =>
          people.lockCompanies({ ...request, domains: ["company-4.example"] }),
      },
    })),
  },
  enrichment: {
    title: "keeps stages, sources, subjects and tenants apart",
    fault: breakApply(({ apply }, { enrichments, ...changes }) =>
      apply({
        ...changes,
        enrichments: { upsert: enrichments?.upsert?.map((row) => ({ ...row, source: "a" })) ?? [] },
      }),
    ),
  },
  campaigns: {
    title: "gives versions of all tenants, and leaves unknown ids out",
    fault: breakSession(({ campaigns }) => ({
      campaigns: { getVersions: async (keys) => campaigns.getVersions(keys.slice(0, 1)) },
    })),
  },
  standings: {
    title: "tells the last round in a campaign, and what is live elsewhere",
    fault: breakSession(({ enrollments }) => ({
      enrollments: {
        findStandings: async (request) =>
          (await enrollments.findStandings(request)).map((row) => ({ ...row, round: 1 })),
      },
    })),
  },
  enrollments: {
    title: "has one winner for each contact of twelve enrollments at once",
    fault: breakSession(({ enrollments }) => ({
      enrollments: {
        insert: async (records) => {
          await enrollments.insert(records);
          return idsOf(records);
        },
      },
    })),
  },
  "looking ahead": {
    title: "tells suppressions and holds",
    fault: breakSession(({ enrollments }) => ({
      enrollments: {
        listForPlanning: async (request) =>
          (await enrollments.listForPlanning(request)).map((facts) => ({
            ...facts,
            contactHold: null,
          })),
      },
    })),
  },
  messages: {
    title: "finds what waits to be written, of all tenants, oldest first",
    fault: breakSession(({ messages }) => ({
      messages: {
        findRequested: async (request) => (await messages.findRequested(request)).toReversed(),
      },
    })),
  },
  deliveries: {
    title: "keeps every field of a delivery, and the envelope byte for byte",
    fault: breakApply(({ apply }, { deliveries, ...changes }) =>
      apply({
        ...changes,
        deliveries: {
          insert: (deliveries?.insert ?? []).map((row) => ({
            ...row,
            envelope: row.envelope && JSON.stringify(JSON.parse(row.envelope)),
          })),
        },
      }),
    ),
  },
  tasks: {
    title: "gives all tasks of enrollments, the latest last",
    fault: breakSession(({ tasks }) => ({
      tasks: {
        findOfEnrollments: async (keys) => (await tasks.findOfEnrollments(keys)).toReversed(),
      },
    })),
  },
  restrictions: {
    title: "keeps suppressions, once by type and hash",
    fault: breakSession(({ restrictions }) => ({
      restrictions: {
        insertSuppressions: async (records) => {
          await restrictions.insertSuppressions(records);
          return idsOf(records);
        },
      },
    })),
  },
  ...limitFaults,
  inbound: {
    title: "takes a signal once that comes 46 times at once",
    fault: breakSession(({ restrictions }) => ({
      restrictions: {
        insertInbound: (records) =>
          restrictions.insertInbound(records.map((row) => ({ ...row, externalId: row.id }))),
      },
    })),
  },
  events: {
    title: "gives events in the order in which they were written, whatever their ids and times",
    fault: breakApply(({ apply }, { events = [], ...changes }) =>
      apply({ ...changes, events: events.toSorted((one, other) => one.at - other.at) }),
    ),
  },
  "event readers": {
    title: "leads a reader of rare types past the others",
    fault: breakSession(({ events }) => ({
      events: {
        readSettled: async (request) => {
          const page = await events.readSettled(request);
          return { ...page, end: page.events.at(-1)?.cursor ?? request.after ?? page.end };
        },
      },
    })),
  },
  subscribers: {
    title: "is due when something settled is behind its place, and not while it backs off",
    fault: breakSession(({ subscribers }) => ({
      subscribers: {
        findDue: (request) => subscribers.findDue({ ...request, now: Number.MAX_SAFE_INTEGER }),
      },
    })),
  },
  apply: {
    title: "writes nothing where a guarded part is refused, whatever stands beside it",
    fault: breakApply(async ({ apply }, { leases, ...changes }) => {
      await settle(apply(changes));
      if (leases) await apply({ leases });
    }),
  },
  guards: {
    title: "refuses an outcome under an older fencing token",
    fault: breakApply(async ({ apply, dispatch }, { deliveries, ...changes }) => {
      const update = [];
      for (const each of deliveries?.update ?? []) {
        const [stored] = await dispatch.lockDeliveries([each.row]);
        update.push({ ...each, fromFence: stored?.fence ?? each.fromFence });
      }
      await apply({ ...changes, deliveries: { ...deliveries, update } });
    }),
  },
  capacity: {
    title: "holds the cap when twenty take at once",
    fault: breakApply(async ({ apply, dispatch }, { capacity = [], ...changes }) => {
      const used = await dispatch.readCapacity(capacity);
      const fits = capacity.every(({ scope, cap }) => {
        const bucket = used.find((each) => each.scope === scope);
        return cap === null || (bucket?.used ?? 0) < cap;
      });
      await apply({
        ...changes,
        capacity: capacity.map((change) => (fits ? { ...change, cap: null } : change)),
      });
    }),
  },
  hints: {
    title: "makes a head earlier, never later",
    fault: breakApply(({ apply }, { hints, ...changes }) =>
      apply({
        ...changes,
        hints: { insert: hints?.insert?.map((hint) => ({ ...hint, dueAt: hint.dueAt + 1 })) ?? [] },
      }),
    ),
  },
  streams: {
    title: "frees a stream by a hint that says so, and no other",
    fault: breakApply(({ apply }, { hints, ...changes }) =>
      apply({
        ...changes,
        hints: { insert: hints?.insert?.map((hint) => ({ ...hint, free: true })) ?? [] },
      }),
    ),
  },
  queue: {
    title: "reads candidates by lane, due time and id, at most as many as asked",
    fault: breakSession(({ queue }) => ({
      queue: {
        readCandidates: async (request) =>
          (await queue.readCandidates(request)).toSorted((one, other) =>
            one.enrollmentId < other.enrollmentId ? -1 : 1,
          ),
      },
    })),
  },
  backlog: {
    title: "leaves out what waits for a tenant that is paused",
    fault: breakSession(({ queue }) => ({
      queue: {
        readBacklog: async (request) => {
          const { hints, ...backlog } = await queue.readBacklog(request);
          return { ...backlog, hints, oldestReadyAt: hints > 0 ? request.now : null };
        },
      },
    })),
  },
  agenda: {
    title: "tells when the next thing is due: heads, hints, leases, recoveries",
    fault: breakSession(({ queue }) => ({
      queue: { nextDueAt: async (request) => (await queue.nextDueAt(request)) ?? request.now },
    })),
  },
  heads: {
    title: "takes the handled ones' own due time where it is earlier",
    fault: breakApply(({ apply }, { heads, ...changes }) =>
      apply({
        ...changes,
        heads: { update: heads?.update?.map((row) => ({ ...row, handledDueAt: null })) ?? [] },
      }),
    ),
  },
  claims: {
    title: "locks nothing of a head whose version changed",
    fault: breakSession(({ dispatch, enrollments }) => ({
      dispatch: {
        lockForClaim: async ({ heads, candidates }) => {
          const now = await Promise.all(heads.map((head) => enrollments.readHead(head)));
          return dispatch.lockForClaim({
            heads: heads.map((head, index) => ({ ...head, version: now[index]?.version ?? 0 })),
            candidates,
          });
        },
      },
    })),
  },
  "wake-ups": {
    title: "covers what is due while producers, folds and claims race",
    // A claim that takes the whole queue for handled: what it did not claim is never looked at.
    fault: breakApply(async ({ apply, enrollments }, { heads, ...changes }) => {
      const all = { tenantId: testId("tenant"), afterId: null, limit: 1000 };
      const handledIds = [...idsOf(await enrollments.list(all))];
      await apply({
        ...changes,
        heads: { update: heads?.update?.map((row) => ({ ...row, handledIds })) ?? [] },
      });
    }),
  },
  recovery: {
    title: "gives a batch back whose worker died between claim and settle",
    fault: breakSession(({ dispatch }) => ({
      dispatch: {
        lockExpiredLeases: ({ now, limit }) =>
          dispatch.lockExpiredLeases({ now: now + 3_600_000, limit }),
      },
    })),
  },
  facts: {
    title: "gives the current step's delivery in slot 0, and how many the step has",
    fault: breakSession(({ enrollments }) => ({
      enrollments: {
        readFacts: async (keys) =>
          (await enrollments.readFacts(keys)).map((each) => ({ ...each, deliveryCount: 0 })),
      },
    })),
  },
  "facts of restrictions": {
    title: "knows a suppressed address and a suppressed domain",
    fault: breakSession(({ enrollments }) => ({
      enrollments: {
        readFacts: async (keys) =>
          (await enrollments.readFacts(keys)).map((each) => ({ ...each, suppressed: false })),
      },
    })),
  },
  reports: {
    title: "counts enrollments by state and reason, and contacts by how far they came",
    fault: breakSession(({ reports }) => ({
      reports: {
        funnel: async (request) => {
          const funnel = await reports.funnel(request);
          return { ...funnel, contacted: funnel.contacted + 1 };
        },
      },
    })),
  },
  control: {
    title: "counts what is claimed in queues and in a campaign's own part of them",
    fault: breakSession(({ dispatch }) => ({
      dispatch: {
        awaitClaims: ({ tenantId, now }) =>
          dispatch.awaitClaims({ tenantId, now, senderIds: [testId("sender")] }),
      },
    })),
  },
  isolation: {
    title: "answers every read and lock with nothing for another tenant's ids",
    fault: breakSession(({ messages }) => ({
      messages: { get: ({ id }) => messages.get({ tenantId: testId("tenant"), id }) },
    })),
  },
  "host transactions": {
    title: "leaves nothing behind when the host rolls back, in any write",
    fault: (subject) => ({
      ...subject,
      // Commits in any case, as where the store takes a connection of its own.
      hostTransaction: (work) =>
        subject.hostTransaction((transaction) => settle(work(transaction))).then(unsettle),
    }),
  },
};
