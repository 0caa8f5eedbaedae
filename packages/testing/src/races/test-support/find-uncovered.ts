import type pg from "pg";

/**
 * One statement, so one state of everything: the enrollments that a worker could take, and that
 * neither a head nor a hint of an existing head would wake one for (DESIGN section 5). What is overdue
 * is covered by a look that is due now, and what a cap of its campaign blocks by one when it is free.
 */
export const findUncovered = async (
  pool: pg.Pool,
  { schema, now }: { readonly schema: string; readonly now: number },
): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `select e.id from ${schema}.enrollment e
     join ${schema}.campaign c
       on c.tenant_id = e.tenant_id and c.id = e.campaign_id and c.state = 'running'
     where e.due_at is not null and e.delivery_id is null
       and e.state in ('pending', 'scheduled', 'waiting')
       and not exists (
         select 1 from ${schema}.queue_hint w
         join ${schema}.queue_head h on h.tenant_id = w.tenant_id and h.sender_id = w.sender_id
         where w.tenant_id = e.tenant_id and w.sender_id = e.sender_id
           and w.campaign_id = e.campaign_id and w.due_at <= greatest(e.due_at, $1)
       )
       and not exists (
         select 1 from ${schema}.queue_head h
         join ${schema}.queue_stream s on s.tenant_id = h.tenant_id
           and s.sender_id = h.sender_id and s.campaign_id = e.campaign_id and s.lanes > e.lane
         where h.tenant_id = e.tenant_id and h.sender_id = e.sender_id
            and h.next_due_at <= greatest(
              e.due_at, $1, s.free_at, case when e.lane % 2 = 1 then s.new_free_at end
            )
            and h.ready_at <= greatest(h.next_due_at, h.next_free_at, $1)
       )`,
    [now],
  );
  return rows.map(({ id }) => id);
};
