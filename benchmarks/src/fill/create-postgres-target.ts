import type pg from "pg";
import type { FillTarget } from "./fill-target.ts";

/** Our schema under its default name. */
export const schema = "outreach";

export async function createPostgresTarget(client: pg.Client): Promise<FillTarget> {
  await client.query(
    `create or replace function bench_hash(value text) returns text language sql immutable
     return encode(sha256(convert_to(value, 'UTF8')), 'hex')`,
  );
  await client.query(
    `create or replace function bench_senders(sender uuid) returns jsonb language sql immutable
     return jsonb_build_object('email', sender)`,
  );
  return {
    table: (name) => `${schema}.${name}`,
    async columns(name) {
      const { rows } = await client.query<{ column_name: string }>(
        `select column_name from information_schema.columns
         where table_schema = $1 and table_name = $2 and is_identity = 'NO'
         order by ordinal_position`,
        [schema, name],
      );
      return rows.map((row) => row.column_name);
    },
    async execute(sql) {
      await client.query(sql);
    },
  };
}
