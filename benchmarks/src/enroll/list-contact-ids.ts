import type pg from "pg";

/** Of all contacts, in an order that is the same in every copy of a database. */
export async function listContactIds(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>("select id from outreach.contact order by id");
  return rows.map(({ id }) => id);
}
