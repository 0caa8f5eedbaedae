/**
 * What somebody writes by hand who wants speed and our rows: one statement finds, locks and reads,
 * one writes the claim, one settles. A literal limit, one array for each column.
 */
export const postgresStatements = (batchSize: number) => ({
  find: {
    name: `find_${batchSize}`,
    text: `
      with due as materialized (
        select e.* from outreach.enrollment e
        where e.due_at is not null and e.due_at <= $1 and e.delivery_id is null
          and e.state in ('scheduled', 'waiting')
        order by e.due_at limit ${batchSize}
        for update skip locked
      )
      select e.tenant_id, e.id, e.campaign_id, e.contact_id, e.sender_id, e.step_key, e.version,
        m.id as message_id, m.kind, m.content, m.content_hash,
        c.email, c.first_name, c.last_name, s.name as sender_name, s.address as sender_address
      from due e
      join outreach.message m on m.tenant_id = e.tenant_id and m.enrollment_id = e.id
        and m.step_key = e.step_key and m.kind = 'email' and m.approval = 'approved'
      join outreach.contact c on c.tenant_id = e.tenant_id and c.id = e.contact_id
      join outreach.sender s on s.tenant_id = e.tenant_id and s.id = e.sender_id
      join outreach.campaign p on p.tenant_id = e.tenant_id and p.id = e.campaign_id
        and p.state = 'running'
      where not exists (
        select 1 from outreach.suppression x
        where x.tenant_id = e.tenant_id and x.hash in (c.email_hash, c.email_domain_hash)
      )`,
  },
  claim: {
    name: "claim",
    text: `
      with new_lease as (
        insert into outreach.lease (id, worker, until, created_at, deliveries)
          values ($1, 'by-hand', $2, $3, '[]')
      ), x as materialized (
        select * from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
          $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
          $17::text[], $18::text[])
          as x (tenant_id, id, message_id, enrollment_id, campaign_id, contact_id, sender_id,
            step_key, kind, envelope, content_hash, payload_hash, request_key, message_id_header,
            scope)
      ), sent as (
        insert into outreach.delivery (tenant_id, id, message_id, enrollment_id, campaign_id,
          contact_id, sender_id, step_key, kind, slot, state, channel, envelope, content_hash,
          payload_hash, request_key, request_position, fence, lease_id, attempts, claimed_at,
          first_attempt_at, message_id_header, capacity, version)
        select tenant_id, id, message_id, enrollment_id, campaign_id, contact_id, sender_id,
          step_key, kind, 0, 'claimed', 'noop', envelope, content_hash, payload_hash, request_key,
          0, 1, $1, 1, $3, $3, message_id_header,
          json_build_array(json_build_object('scope', scope, 'period', $19::text)), 0
        from x
      ), marked as (
        update outreach.enrollment e set delivery_id = x.id
        from x where e.tenant_id = x.tenant_id and e.id = x.enrollment_id
      )
      insert into outreach.capacity_bucket as b (tenant_id, scope, period, used, cap)
      select u.tenant_id, u.scope, $19, u.count, 1000000000
      from unnest($20::uuid[], $21::text[], $22::integer[]) as u (tenant_id, scope, count)
      on conflict (tenant_id, scope, period) do update
      set used = b.used + excluded.used, cap = excluded.cap
      where b.used + excluded.used <= excluded.cap`,
  },
  settle: {
    name: "settle",
    text: `
      with x as materialized (
        select * from unnest($3::uuid[], $4::uuid[], $5::uuid[])
          as x (tenant_id, id, enrollment_id)
      ), sent as (
        update outreach.delivery d
        set state = 'sent', sent_at = $2, lease_id = null, version = d.version + 1
        from x where d.tenant_id = x.tenant_id and d.id = x.id
          and d.state = 'claimed' and d.fence = 1
      ), moved as (
        update outreach.enrollment e
        set state = 'scheduled', step_key = 'proof', due_at = $6, lane = 0, reason = null,
          delivery_id = null, anchor_at = $2, version = e.version + 1
        from x where e.tenant_id = x.tenant_id and e.id = x.enrollment_id
          and e.delivery_id = x.id
      ), told as (
        insert into outreach.event (tenant_id, id, type, entity, entity_id, version, at, actor, data)
        select tenant_id, id, type, entity, entity_id, version, $7, '{"type":"system"}', data
        from unnest($8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::uuid[], $13::integer[],
          $14::jsonb[]) as y (tenant_id, id, type, entity, entity_id, version, data)
      )
      delete from outreach.lease where id = $1`,
  },
});
