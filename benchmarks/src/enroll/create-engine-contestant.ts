import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import pg from "pg";
import type { CreateContestant } from "../contestants/contestant.ts";
import { createNoopChannel } from "../dispatch/engine/create-noop-channel.ts";
import { listContactIds } from "./list-contact-ids.ts";

export const batchSize = 1_000;

/** Enrolls contacts that are stored, a thousand a call, through the public API. */
export const create: CreateContestant = async ({ url, tenant, campaignId }) => {
  const pool = new pg.Pool({ connectionString: String(url), idleTimeoutMillis: 0 });
  const outreach = createOutreach({
    store: createPostgresStore({ pool }),
    channels: [createNoopChannel({ gap: 0, onSent: () => undefined })],
  });
  const contacts = await listContactIds(pool);
  const { campaigns } = outreach.tenant(String(tenant));
  let next = 0;
  return {
    async run(steps) {
      let done = 0;
      while (done < steps && next < contacts.length) {
        const batch = contacts.slice(next, next + batchSize);
        next += batch.length;
        const { enrolled } = await campaigns.enroll(String(campaignId), { contacts: batch });
        done += enrolled;
      }
      return done;
    },
    async close() {
      await outreach.close();
      await pool.end();
    },
  };
};
