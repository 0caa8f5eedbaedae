import { sql } from "kysely";
import { headBands } from "../../apply/head-bands.ts";

/** A sub-query of the bands of heads: each is a range of the ready index of its own. */
export const bandRows = sql`(${sql.join(
  headBands.map(({ band }) => sql`select ${sql.lit(band)} as band`),
  sql` union all `,
)})`;
