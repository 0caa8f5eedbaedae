import { type RawBuilder, sql } from "kysely";
import { contactColumns } from "../../schema/contact-columns.ts";
import { enrollmentColumns } from "../../schema/enrollment-columns.ts";
import { messageColumns } from "../../schema/message-columns.ts";

const without = (columns: object, ...sets: readonly object[]): readonly string[] =>
  Object.keys(columns).filter((column) => !sets.some((set) => column in set));

const columnsOf = (alias: string, columns: readonly string[]): readonly RawBuilder<unknown>[] =>
  columns.map((column) => sql.ref(`${alias}.${column}`));

const planningColumnList = [
  ...columnsOf("c", Object.keys(contactColumns)),
  ...columnsOf("e", without(enrollmentColumns, contactColumns)),
  sql`e.id as enrollment_id, e.version as enrollment_version`,
];

/** The flat columns of the contact `c` and the enrollment `e` in `FactsRow`. */
export const planningColumns = sql.join(planningColumnList);

/** The flat columns of `FactsRow`, of the contact `c`, the enrollment `e` and the message `m`. */
export const factsColumns = sql.join([
  ...planningColumnList,
  ...columnsOf(
    "m",
    without(messageColumns, contactColumns, enrollmentColumns, { enrollment_id: "id" }),
  ),
  sql`m.id as message_id, m.version as message_version, m.created_at as message_created_at`,
]);
