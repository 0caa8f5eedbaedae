import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import pg from "pg";
import type { CreateContestant } from "../../contestants/contestant.ts";
import { createNoopChannel } from "./create-noop-channel.ts";
import { type Drive, drives } from "./drives.ts";

/**
 * Our engine through its public API. `drive` says how: see `drives`. `gap` in seconds, `batchSize` and
 * `overlap` as in `dispatch`, and one of `url` (Postgres) and `path` (SQLite).
 */
export const create: CreateContestant = async (options) => {
  const { url, path, gap = 0, batchSize = 100, drive, overlap = false } = options;
  let sent = 0;
  // Idle while others have their turn: a connection that was closed meanwhile would start cold.
  const pool = url
    ? new pg.Pool({ connectionString: String(url), idleTimeoutMillis: 0 })
    : undefined;
  const outreach = createOutreach({
    store: pool ? createPostgresStore({ pool }) : createSqliteStore({ path: String(path) }),
    channels: [createNoopChannel({ gap: Number(gap), onSent: () => (sent += 1) })],
    dispatch: { batchSize: Number(batchSize), overlap: Boolean(overlap) },
    logger: {
      log: (level, message, data) => {
        if (level === "error") console.error(message, data);
      },
    },
  });
  await outreach.ready();
  return {
    async run(steps) {
      const before = sent;
      await drives[drive as Drive](outreach, { until: () => sent - before >= steps, steps });
      return sent - before;
    },
    async close() {
      await outreach.close();
      await pool?.end();
    },
  };
};
