import type { ImportedRow } from "../import/imported-row.ts";
import type { Person } from "./person.ts";

/** Names for contact ids, from the rows they came from. */
export function namePeople(rows: readonly ImportedRow[]): (contactId: string) => Person {
  const people = new Map<string, Person>();
  for (const { contactId, name, email, company } of rows)
    if (contactId !== null)
      people.set(contactId, { contactId, name: name || email, email, company });
  return (contactId) =>
    people.get(contactId) ?? { contactId, name: "somebody", email: "", company: "" };
}
