/** What somebody writes by hand for SQLite: prepared statements, run for each row of a batch. */
export const sqliteStatements = {
  find: `
    select e.tenant_id, e.id, e.campaign_id, e.contact_id, e.sender_id, e.step_key, e.version,
      m.id as message_id, m.kind, m.content, m.content_hash,
      c.email, c.first_name, c.last_name, s.name as sender_name, s.address as sender_address
    from outreach_enrollment e indexed by by_hand_due
    cross join outreach_message m on m.tenant_id = e.tenant_id and m.enrollment_id = e.id
      and m.step_key = e.step_key and m.kind = 'email' and m.approval = 'approved'
    cross join outreach_contact c on c.tenant_id = e.tenant_id and c.id = e.contact_id
    cross join outreach_sender s on s.tenant_id = e.tenant_id and s.id = e.sender_id
    cross join outreach_campaign p on p.tenant_id = e.tenant_id and p.id = e.campaign_id
      and p.state = 'running'
    where e.due_at is not null and e.due_at <= ? and e.delivery_id is null
      and e.state in ('scheduled', 'waiting')
      and not exists (
        select 1 from outreach_suppression x
        where x.tenant_id = e.tenant_id and x.hash in (c.email_hash, c.email_domain_hash)
      )
    order by e.due_at limit 100`,
  lease: `insert into outreach_lease (id, worker, until, created_at, deliveries) values (?, 'by-hand', ?, ?, '[]')`,
  delivery: `
    insert into outreach_delivery (tenant_id, id, message_id, enrollment_id, campaign_id,
      contact_id, sender_id, step_key, kind, slot, state, channel, envelope, content_hash,
      payload_hash, request_key, request_position, fence, lease_id, attempts, claimed_at,
      first_attempt_at, message_id_header, capacity, version)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'claimed', 'noop', ?, ?, ?, ?, 0, 1, ?, 1, ?, ?, ?,
      json_array(json_object('scope', ?, 'period', ?)), 0)`,
  mark: `update outreach_enrollment set delivery_id = ? where tenant_id = ? and id = ?`,
  bucket: `
    insert into outreach_capacity_bucket as b (tenant_id, scope, period, used, cap)
    values (?, ?, ?, ?, 1000000000)
    on conflict (tenant_id, scope, period) do update
    set used = b.used + excluded.used, cap = excluded.cap
    where b.used + excluded.used <= excluded.cap`,
  sent: `
    update outreach_delivery
    set state = 'sent', sent_at = ?, lease_id = null, version = version + 1
    where tenant_id = ? and id = ? and state = 'claimed' and fence = 1`,
  moved: `
    update outreach_enrollment
    set state = 'scheduled', step_key = 'proof', due_at = ?, lane = 0, reason = null,
      delivery_id = null, anchor_at = ?, version = version + 1
    where tenant_id = ? and id = ? and delivery_id = ?`,
  event: `
    insert into outreach_event (tenant_id, id, type, entity, entity_id, version, at, actor, data)
    values (?, ?, ?, ?, ?, ?, ?, '{"type":"system"}', ?)`,
  release: `delete from outreach_lease where id = ?`,
} as const;
