import { type RawBuilder, sql } from "kysely";
import { contactColumns } from "../../schema/contact-columns.ts";
import { enrollmentColumns } from "../../schema/enrollment-columns.ts";
import { messageColumns } from "../../schema/message-columns.ts";

const without = (columns: object, ...sets: readonly object[]): readonly string[] =>
  Object.keys(columns).filter((column) => !sets.some((set) => column in set));

const columnsOf = (alias: string, columns: readonly string[]): readonly RawBuilder<unknown>[] =>
  columns.map((column) => sql.ref(`${alias}.${column}`));

/** The flat columns of `FactsRow`, of the contact `c`, the enrollment `e` and the message `m`. */
export const factsColumns = sql.join([
  ...columnsOf("c", Object.keys(contactColumns)),
  ...columnsOf("e", without(enrollmentColumns, contactColumns)),
  sql`e.id as enrollment_id, e.version as enrollment_version`,
  ...columnsOf(
    "m",
    without(messageColumns, contactColumns, enrollmentColumns, { enrollment_id: "id" }),
  ),
  sql`m.id as message_id, m.version as message_version, m.created_at as message_created_at`,
]);
