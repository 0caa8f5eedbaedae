import pg from "pg";
import { v7 } from "uuid";
import type { CreateContestant } from "../contestants/contestant.ts";
import { batchSize } from "./create-engine-contestant.ts";
import { listContactIds } from "./list-contact-ids.ts";

/** The rows of a bulk enroll, nothing checked but the unique key: enrollment, event, wake-up. */
const insert = `
  with x as materialized (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[])
      as x (id, contact_id, sender_id, event_id)
  ), enrolled as (
    insert into outreach.enrollment (tenant_id, id, campaign_id, version_id, contact_id, round,
      sender_id, senders, fallbacks, variants, state, due_at, lane, signal, anchor_at, enrolled_at, version)
    select $5, id, $6, $7, contact_id, 1, sender_id, jsonb_build_object('email', sender_id), '{}', '{}',
      'pending', $8, 1, 0, $8, $8, 1 from x
    on conflict do nothing
    returning id
  ), hinted as (
    insert into outreach.queue_hint (tenant_id, sender_id, campaign_id, due_at, free)
    select distinct $5::uuid, sender_id, $6::uuid, $8::bigint, 0 from x
  )
  insert into outreach.event (tenant_id, id, type, entity, entity_id, version, at, actor, data)
  select $5, x.event_id, 'enrollment-created', 'enrollment', x.id, 1, $8, '{"type":"system"}',
    jsonb_build_object('campaignId', $6::uuid, 'versionId', $7::uuid, 'contactId', x.contact_id,
      'senderId', x.sender_id, 'senders', jsonb_build_object('email', x.sender_id), 'dueAt', $9::text, 'anchorAt', $9::text)
  from x join enrolled on enrolled.id = x.id`;

export const create: CreateContestant = async ({ url, campaignId }) => {
  const pool = new pg.Pool({ connectionString: String(url), idleTimeoutMillis: 0 });
  const contacts = await listContactIds(pool);
  const senders = await pool.query<{ id: string }>("select id from outreach.sender order by id");
  const campaign = await pool.query<{ tenant_id: string; version_id: string }>(
    "select tenant_id, version_id from outreach.campaign where id = $1",
    [campaignId],
  );
  const { tenant_id: tenantId, version_id: versionId } = campaign.rows[0] ?? {};
  let next = 0;
  return {
    async run(steps) {
      let done = 0;
      while (done < steps && next < contacts.length) {
        const batch = contacts.slice(next, next + batchSize);
        next += batch.length;
        const now = Date.now();
        const { rowCount } = await pool.query({
          name: "enroll",
          text: insert,
          values: [
            batch.map(() => v7()),
            batch,
            batch.map((_, index) => senders.rows[index % senders.rows.length]?.id),
            batch.map(() => v7()),
            tenantId,
            campaignId,
            versionId,
            now,
            new Date(now).toISOString(),
          ],
        });
        done += rowCount ?? 0;
      }
      return done;
    },
    close: () => pool.end(),
  };
};
