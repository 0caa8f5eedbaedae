import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import pg from "pg";
import { createNoopChannel } from "../dispatch/engine/create-noop-channel.ts";
import { timeClaims } from "./time-claims.ts";

export const batchSize = 100;

/** An engine on a database whose claims are timed. */
export interface Claimer {
  /** Claims, sends and settles so many batches, and gives the milliseconds of each claim. */
  claim(batches: number): Promise<readonly number[]>;
  /** Works off all that is due. */
  drain(): Promise<void>;
  /** A worker's whole round when nothing is due, in milliseconds. */
  pollEmpty(): Promise<number>;
  close(): Promise<void>;
}

export async function openClaimer(url: string): Promise<Claimer> {
  const pool = new pg.Pool({ connectionString: url, idleTimeoutMillis: 0 });
  const times = timeClaims(createPostgresStore({ pool }));
  const outreach = createOutreach({
    store: times.store,
    channels: [createNoopChannel({ gap: 0, onSent: () => undefined })],
    dispatch: { batchSize },
  });
  await outreach.ready();
  return {
    async claim(batches) {
      await outreach.tick({ limit: batches * batchSize });
      return times.take();
    },
    async drain() {
      let more = true;
      while (more) ({ more } = await outreach.tick({ limit: 100 * batchSize }));
    },
    async pollEmpty() {
      const started = performance.now();
      const { sent } = await outreach.tick();
      const poll = performance.now() - started;
      if (sent > 0) throw new Error(`${sent} messages were due: the poll was not empty.`);
      return poll;
    },
    async close() {
      await outreach.close();
      await pool.end();
    },
  };
}
