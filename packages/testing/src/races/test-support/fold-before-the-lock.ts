import type { Store } from "@outreachkit/core/plugin";
import type pg from "pg";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/**
 * The protocol that computes next due before it holds the head (PERFORMANCE section 3): what becomes
 * ready in between is hinted, and the hint is thrown away unread.
 */
export const foldBeforeTheLock =
  (schema: string, pool: pg.Pool, makeReady: () => Promise<void>) =>
  (store: Store): Store =>
    wrapSessions(store, (session) => ({
      ...session,
      queue: {
        ...session.queue,
        async lockHintedHeads() {
          await foldWrongly(pool, { schema, makeReady });
          return [];
        },
      },
    }));

const foldWrongly = async (
  pool: pg.Pool,
  options: {
    readonly schema: string;
    readonly makeReady: () => Promise<void>;
  },
): Promise<void> => {
  const { schema, makeReady } = options;
  const { rows } = await pool.query<{
    tenant_id: string;
    sender_id: string;
    due_at: string | null;
  }>(
    `select h.tenant_id, h.sender_id, least(h.next_due_at, (
       select min(e.due_at) from ${schema}.enrollment e
       where e.tenant_id = h.tenant_id and e.sender_id = h.sender_id and e.delivery_id is null
     )) as due_at
     from ${schema}.queue_head h
     where exists (
       select 1 from ${schema}.queue_hint w
       where w.tenant_id = h.tenant_id and w.sender_id = h.sender_id
     )
     order by h.tenant_id, h.sender_id`,
  );
  for (const { tenant_id: tenantId, sender_id: senderId, due_at: dueAt } of rows) {
    // The window that a busy machine opens by itself.
    await makeReady();
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query(
        `update ${schema}.queue_head set next_due_at = $3,
           ready_at = case when $3::bigint is not null then greatest($3::bigint, next_free_at) end,
           version = version + 1
         where tenant_id = $1 and sender_id = $2`,
        [tenantId, senderId, dueAt],
      );
      await client.query(
        `insert into ${schema}.queue_stream (tenant_id, sender_id, campaign_id)
         select distinct tenant_id, sender_id, campaign_id from ${schema}.queue_hint
         where tenant_id = $1 and sender_id = $2 and campaign_id is not null
         on conflict do nothing`,
        [tenantId, senderId],
      );
      await client.query(
        `delete from ${schema}.queue_hint where tenant_id = $1 and sender_id = $2`,
        [tenantId, senderId],
      );
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  }
};
