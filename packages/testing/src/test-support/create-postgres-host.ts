import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach, type Outreach, type OutreachOverrides } from "@outreachkit/core";
import pg from "pg";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import type { RecordingChannel } from "../channel/record-channel.ts";

/** A host on PostgreSQL, each process of which has connections of its own. */
export interface PostgresHost {
  readonly pool: pg.Pool;
  readonly channel: RecordingChannel;
  /** A further process. */
  open(options?: OutreachOverrides): Outreach;
  close(): Promise<void>;
}

export async function createPostgresHost(options: {
  readonly url: string;
  readonly schema: string;
  readonly channel: RecordingChannel;
}): Promise<PostgresHost> {
  const { url, schema, channel } = options;
  const pools: pg.Pool[] = [];
  const connect = () => {
    const pool = new pg.Pool({ connectionString: url, max: 8 });
    // A test may end a connection from the server's side.
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };
  const pool = connect();
  await pool.query(`drop schema if exists ${schema} cascade`);
  const open: PostgresHost["open"] = (overrides = {}) =>
    createOutreach({
      store: createPostgresStore({ pool: connect(), schema }),
      channels: [channel],
      ...overrides,
    });
  await open().migrate();
  return {
    pool,
    channel,
    open,
    close: async () => {
      await pool.query(`drop schema ${schema} cascade`);
      await Promise.all(pools.map((each) => each.end()));
    },
  };
}

/** A channel that cannot clear anything up by itself: a person is asked at once. */
export const createBlindChannel = (): RecordingChannel =>
  createRecordingChannel({ idempotency: { scope: "none", window: {} } });
