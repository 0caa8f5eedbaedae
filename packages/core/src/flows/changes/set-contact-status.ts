import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import { raiseStatus } from "../../audience/raise-status.ts";
import type { ContactStatus } from "../../model/contact-vocabulary.ts";
import type { Changes } from "./create-changes.ts";

/** Moves a contact's status forward, with its event; never back. */
export function setContactStatus(
  changes: Changes,
  row: ContactRecord,
  status: ContactStatus,
): void {
  const from = changes.contacts.current(row);
  const next = raiseStatus(from.status, status);
  if (next === from.status) return;
  const moved = { ...from, status: next, updatedAt: changes.now, version: from.version + 1 };
  changes.contacts.set(row, moved);
  changes.append({
    type: "contact-status-changed",
    entity: "contact",
    row: moved,
    data: { from: from.status, to: next },
  });
}
