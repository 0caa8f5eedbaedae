import type pg from "pg";
import type { FillTarget } from "./fill-target.ts";

/** Our schema under its default name. */
export const schema = "outreach";

export async function createPostgresTarget(client: pg.Client): Promise<FillTarget> {
  await client.query(
    `create or replace function bench_hash(value text) returns text language sql immutable
     return encode(sha256(convert_to(value, 'UTF8')), 'hex')`,
  );
  await createIds(client);
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

/** Ids in order of time, as the library makes them: by the server's own function where it has one, from 18 on. */
async function createIds(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select 1 from pg_proc where proname = 'uuidv7'");
  const milliseconds = "int8send((extract(epoch from clock_timestamp()) * 1000)::bigint)";
  // The instant in front of random bits, and the version raised from 4 to 7.
  const ownId = `encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid()) placing substring(${milliseconds} from 3) from 1 for 6),
    52, 1), 53, 1), 'hex')::uuid`;
  await client.query(
    `create or replace function bench_id() returns uuid language sql volatile
     return ${rows.length > 0 ? "uuidv7()" : ownId}`,
  );
}
