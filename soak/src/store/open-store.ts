import { rm } from "node:fs/promises";
import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { Store } from "@outreachkit/core";
import pg from "pg";
import type { FastTime } from "../time/fast-time.ts";
import { toFast } from "../time/to-fast.ts";
import type { StoreTarget } from "./store-target.ts";

const CONNECTIONS = 4;

type Row = Readonly<Record<string, unknown>>;

export interface OpenedStore {
  /** As a host would open it, its clock made faster. `close()` ends the pool too. */
  readonly store: Store;
  /** Asks past the library, with the name of one of its tables. */
  query(table: string, sql: (name: string) => string): Promise<readonly Row[]>;
  /** Closes it and removes what it held. */
  drop(): Promise<void>;
}

export function openStore(target: StoreTarget, time: FastTime): OpenedStore {
  const opened = target.type === "sqlite" ? openFile(target) : openPool(target);
  const { store } = opened;
  return {
    ...opened,
    store: {
      specificationVersion: store.specificationVersion,
      name: store.name,
      migrate: () => store.migrate(),
      ready: () => store.ready(),
      readSecrets: () => store.readSecrets(),
      now: async () => toFast(time, await store.now()),
      transaction: (work, options) => store.transaction(work, options),
      read: (work, options) => store.read(work, options),
      hostTransaction: (work) => store.hostTransaction(work),
      close: () => store.close(),
    },
  };
}

function openFile({ path }: StoreTarget & { readonly type: "sqlite" }): OpenedStore {
  const store = createSqliteStore({ path });
  return {
    store,
    query: (table, sql) =>
      store.hostTransaction(({ execute }) => execute(sql(`outreach_${table}`), [])),
    drop: async () => {
      await store.close();
      for (const suffix of ["", "-wal", "-shm"]) await rm(`${path}${suffix}`, { force: true });
    },
  };
}

function openPool(target: StoreTarget & { readonly type: "postgres" }): OpenedStore {
  const { url, schema, patience } = target;
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    // Without these a connection that leads nowhere is waited for without end.
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  // The pool replaces it.
  pool.on("error", () => undefined);
  // Without these the server keeps the locks of a worker that is stopped or cut off.
  const limit = { seconds: patience / 1_000 };
  const timeouts = { connect: limit, statement: limit, lock: limit, idle: limit };
  const store = createPostgresStore({ pool, schema, timeouts });
  const close = async () => {
    await store.close();
    await pool.end();
  };
  return {
    store: { ...store, close },
    query: async (table, sql) => (await pool.query<Row>(sql(`${schema}.${table}`))).rows,
    drop: async () => {
      await pool.query(`drop schema if exists ${schema} cascade`);
      await close();
    },
  };
}
