import type { EventRecord, SettledEvents, Store } from "@outreachkit/core/plugin";
import pg from "pg";
import { createPostgresStore } from "../create-postgres-store.ts";
import { fromPg } from "../from-pg.ts";

export const tenantId = "00000000-0000-7000-8000-00000000000a";

/** A row's id out of a number. */
export const idOf = (number: number): string =>
  `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** An event of an entity; id and time say nothing about the order. */
export const event = (
  entity: number,
  version: number,
  part: Partial<EventRecord> = {},
): EventRecord => ({
  tenantId,
  id: crypto.randomUUID(),
  type: "contact-updated",
  entity: "contact",
  entityId: idOf(entity),
  version,
  at: 0,
  actor: { type: "system" },
  data: {},
  ...part,
});

/** A transaction of a writer that the test begins and ends. */
export interface Writer {
  write(...events: readonly EventRecord[]): Promise<void>;
  /** Any statement, such as one that gives the transaction its id. */
  query(statement: string): Promise<unknown>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** An event log in a schema of its own, and hands on it. */
export async function createLog({
  url,
  schema,
}: {
  readonly url: string;
  readonly schema: string;
}) {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  await pool.query(`drop schema if exists ${schema} cascade`);
  const store: Store = createPostgresStore({ pool, schema });
  await store.migrate();

  /** A test that fails leaves its transactions open, and the schema locked. */
  const open = new Set<pg.PoolClient>();
  const begin = async (): Promise<Writer> => {
    const client = await pool.connect();
    open.add(client);
    await client.query("begin");
    const end = async (how: string) => {
      await client.query(how);
      open.delete(client);
      client.release();
    };
    return {
      write: (...events) =>
        store.transaction((session) => session.apply({ events }), { transaction: fromPg(client) }),
      query: (statement) => client.query(statement),
      commit: () => end("commit"),
      rollback: () => end("rollback"),
    };
  };
  const readSettled = (after: string | null, limit = 100): Promise<SettledEvents> =>
    store.read((session) => session.events.readSettled({ tenantId, after, limit }));

  /** Goes on until `count` events came: what other tests' transactions hold back comes later. */
  const readOn = async (after: string | null, count: number) => {
    const events: string[] = [];
    let cursor = after;
    for (const until = performance.now() + 30_000; performance.now() < until;) {
      const settled = await readSettled(cursor);
      cursor = settled.end;
      events.push(...settled.events.map(({ id }) => id));
      if (events.length >= count) break;
    }
    return { events, cursor };
  };
  return {
    pool,
    store,
    begin,
    readSettled,
    readOn,
    write: async (...events: readonly EventRecord[]) => {
      const writer = await begin();
      await writer.write(...events);
      await writer.commit();
    },
    close: async () => {
      for (const client of open) client.release(true);
      await pool.query(`drop schema ${schema} cascade`);
      await store.close();
      await pool.end();
    },
  };
}

export type Log = Awaited<ReturnType<typeof createLog>>;
