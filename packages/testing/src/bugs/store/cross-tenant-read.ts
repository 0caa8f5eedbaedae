import type { RowKey, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Rows are found by their id alone, whoever's they are. */
export function crossTenantRead(store: Store): Store {
  const owners = new Map<string, string>();
  const note = (rows: readonly RowKey[] = []) => {
    for (const { id, tenantId } of rows) owners.set(id, tenantId);
  };
  const own = <Key extends RowKey>(key: Key): Key => ({
    ...key,
    tenantId: owners.get(key.id) ?? key.tenantId,
  });
  return wrapSessions(store, (session) => ({
    ...session,
    people: {
      ...session.people,
      insertContacts(contacts) {
        note(contacts);
        return session.people.insertContacts(contacts);
      },
      findContacts(request) {
        const [id] = request.ids;
        const tenantId = (id !== undefined && owners.get(id)) || request.tenantId;
        return session.people.findContacts({ ...request, tenantId });
      },
    },
    campaigns: { ...session.campaigns, get: (key) => session.campaigns.get(own(key)) },
    messages: { ...session.messages, get: (key) => session.messages.get(own(key)) },
    enrollments: {
      ...session.enrollments,
      insert(enrollments) {
        note(enrollments);
        return session.enrollments.insert(enrollments);
      },
      get: (key) => session.enrollments.get(own(key)),
      lock: (keys) => session.enrollments.lock(keys.map(own)),
    },
    apply(changes) {
      note(changes.campaigns?.insert);
      note(changes.messages?.insert);
      return session.apply(changes);
    },
  }));
}
