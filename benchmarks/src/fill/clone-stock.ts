import { copyColumns } from "./copy-columns.ts";
import type { FillTarget } from "./fill-target.ts";
import type { StockShape } from "./stock-shape.ts";

const HOUR = 3_600_000;
const DAYS = 3 * 24 * HOUR;
const MINUTE = 60_000;
/** A prime step through the hours, so that due times follow no order of the rows. */
const SPREAD = 7_919_000_003;

/**
 * Multiplies what `seedStock` made to `enrollments` contacts, enrollments and messages. Each waits at
 * its first step with an approved message, its contact written to before (by another campaign): `due`
 * of them due within the last hour, the others over the next days. Columns that nobody here knows are copied, so a new one needs no change.
 */
export async function cloneStock(
  target: FillTarget,
  {
    enrollments,
    due = enrollments,
    now,
  }: Pick<StockShape, "enrollments" | "due"> & { now: number },
): Promise<void> {
  const { table, execute } = target;
  const into = async (name: string, from: string, overrides: Readonly<Record<string, string>>) =>
    execute(
      `insert into ${table(name)} ${await copyColumns(target, { name, overrides })}
       from bench_row r join ${table(name)} t on t.tenant_id = r.tenant_id and t.id = r.${from}`,
    );
  await execute(
    `create table bench_seed as
     select row_number() over (order by ranked.place, ranked.tenant_id) - 1 as position, ranked.*
     from (
       select e.tenant_id, s.id as sender_id, e.campaign_id, e.contact_id, e.id as enrollment_id,
         m.id as message_id, row_number() over (partition by s.tenant_id order by s.id) as place
       from ${table("enrollment")} e
       join ${table("message")} m on m.tenant_id = e.tenant_id and m.enrollment_id = e.id
         and m.step_key = 'hook'
       join ${table("sender")} s on s.tenant_id = e.tenant_id
     ) ranked`,
  );
  await execute(
    `create table bench_row as
     with recursive numbers (i) as (
       select 0 union all select i + 1 from numbers where i + 1 < ${enrollments}
     )
     select i, bench_id() as new_contact_id, bench_id() as new_enrollment_id, bench_id() as new_message_id,
       case when i < ${due} then ${now - MINUTE} - (i * ${SPREAD}) % ${HOUR}
         else ${now + HOUR} + (i * ${SPREAD}) % ${DAYS} end as due_at, s.*
     from numbers
     join bench_seed s on s.position = i % (select count(*) from bench_seed)`,
  );
  await into("contact", "contact_id", {
    id: "r.new_contact_id",
    external_id: "null",
    email: "'person-' || r.i || '@people-' || r.i || '.example'",
    email_key: "'person-' || r.i || '@people-' || r.i || '.example'",
    email_hash: "bench_hash('a' || r.i)",
    email_domain_hash: "bench_hash('d' || r.i)",
    first_name: "'Person' || r.i",
    status: "'contacted'",
  });
  await into("message", "message_id", {
    id: "r.new_message_id",
    enrollment_id: "r.new_enrollment_id",
    contact_id: "r.new_contact_id",
  });
  await into("enrollment", "enrollment_id", {
    id: "r.new_enrollment_id",
    contact_id: "r.new_contact_id",
    sender_id: "r.sender_id",
    senders: "bench_senders(r.sender_id)",
    state: "'scheduled'",
    reason: "null",
    step_key: "'hook'",
    due_at: "r.due_at",
    version: "t.version + 1",
  });
  await openQueues(target);
}

/** The seeds go, and every sender's queue knows of its enrollments, as after folding their wake-ups. */
async function openQueues({ table, execute }: FillTarget): Promise<void> {
  for (const name of ["message", "enrollment"]) {
    await execute(
      `delete from ${table(name)} where id in (select ${name}_id from bench_seed
         union select id from ${table(name)} where ${name === "message" ? "enrollment_id" : "id"} in (
           select enrollment_id from bench_seed))`,
    );
  }
  await execute(`delete from ${table("queue_hint")}`);
  await execute(
    `insert into ${table("queue_stream")} (tenant_id, sender_id, campaign_id)
     select distinct tenant_id, sender_id, campaign_id from bench_row where true
     on conflict do nothing`,
  );
  await execute(
    `update ${table("queue_head")} as h
     set next_due_at = d.due_at, ready_at = d.due_at, next_free_at = 0, gap_until = 0
     from (select tenant_id, sender_id, min(due_at) as due_at from bench_row
       group by tenant_id, sender_id) d
     where h.tenant_id = d.tenant_id and h.sender_id = d.sender_id`,
  );
  await execute("drop table bench_row");
  await execute("drop table bench_seed");
}
