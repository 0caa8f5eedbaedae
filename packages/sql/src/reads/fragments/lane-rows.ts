import { lanes } from "@outreachkit/core/plugin";
import { sql } from "kysely";

/** A query of all lanes as `lane`. A stream has rows in those under its `lanes` only. */
export const laneRows = sql.join(
  Object.values(lanes)
    .toSorted((one, other) => one - other)
    .map((lane) => sql`select ${sql.lit(lane)} as lane`),
  sql` union all `,
);
