import type { StoreUnderTest } from "./store-under-test.ts";

/**
 * The enrollments that are due in a running campaign, have no delivery out, and that no head with
 * their stream and no hint would wake a worker for. At all times there are none (DESIGN section 5).
 */
export const findUncovered = async ({
  query,
  table,
}: StoreUnderTest): Promise<readonly string[]> => {
  const rows = await query(`
    select e.id from ${table("enrollment")} e
    join ${table("campaign")} c
      on c.tenant_id = e.tenant_id and c.id = e.campaign_id and c.state = 'running'
    where e.state in ('pending', 'scheduled', 'waiting')
      and e.due_at is not null and e.delivery_id is null
      and not exists (
        select 1 from ${table("queue_hint")} w
        join ${table("queue_head")} h on h.tenant_id = w.tenant_id and h.sender_id = w.sender_id
        where w.tenant_id = e.tenant_id and w.sender_id = e.sender_id
          and w.campaign_id = e.campaign_id and w.due_at <= e.due_at
      )
      and not exists (
        select 1 from ${table("queue_head")} h
        join ${table("queue_stream")} s on s.tenant_id = h.tenant_id
          and s.sender_id = h.sender_id and s.campaign_id = e.campaign_id and s.lanes > e.lane
        where h.tenant_id = e.tenant_id and h.sender_id = e.sender_id
          and h.next_due_at is not null and h.next_due_at <= e.due_at
      )`);
  return rows.map(({ id }) => String(id));
};
