import { type RawBuilder, sql } from "kysely";

/** The conditions that apply, joined by `and`; `undefined` ones are left out. */
export const allOf = (
  conditions: readonly (RawBuilder<unknown> | undefined)[],
): RawBuilder<unknown> => {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? sql`1 = 1` : sql.join(given, sql` and `);
};
