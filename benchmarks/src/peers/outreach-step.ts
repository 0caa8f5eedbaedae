import type pg from "pg";

/** The tables that somebody has who builds outreach on a job queue: what to send, and what was sent. */
export async function createStepTables(client: pg.Client, messages: number): Promise<void> {
  await client.query(`
    create table bench_message (
      id integer primary key, email text not null, name text not null, subject text not null,
      body text not null
    );
    create table bench_send (
      message_id integer not null, step text not null, state text not null, envelope text not null,
      provider_id text, sent_at timestamptz, primary key (message_id, step)
    )`);
  await client.query(
    `insert into bench_message
     select i, 'person-' || i || '@people-' || i || '.example', 'Person' || i, 'Freight lanes',
       repeat('Hi, I saw that you work on freight lanes. ', 9)
     from generate_series(1, $1::integer) as i`,
    [messages],
  );
  await client.query("vacuum analyze");
}

export interface StepJob {
  readonly messageId: number;
  readonly step: string;
}

const record = `
  insert into bench_send (message_id, step, state, envelope)
  select id, $2, 'sending',
    json_build_object('to', email, 'name', name, 'subject', subject, 'body', body)::text
  from bench_message where id = any ($1::integer[])
  on conflict do nothing
  returning message_id, envelope`;

const finish = `
  update bench_send set state = 'sent', provider_id = 'noop', sent_at = now()
  where message_id = any ($1::integer[]) and step = $2`;

/**
 * The outreach step as users of a job queue write it, for one job or for a batch of one step: a send
 * record that also keeps a repeated job from sending twice, a no-op provider, the result. The next
 * step is enqueued by the caller, with its queue.
 */
export async function performStep(pool: pg.Pool, jobs: readonly StepJob[]): Promise<void> {
  const step = jobs[0]?.step ?? "";
  const ids = jobs.map(({ messageId }) => messageId);
  const { rows } = await pool.query<{ message_id: number }>({
    name: "record",
    text: record,
    values: [ids, step],
  });
  await Promise.all(rows.map(async () => ({ outcome: "sent" })));
  const sent = rows.map(({ message_id }) => message_id);
  await pool.query({ name: "finish", text: finish, values: [sent, step] });
}

export const firstStep = "hook";
export const nextStep = "proof";

/** When the next step is due. */
export function nextStepAt(): Date {
  return new Date(Date.now() + 3 * 24 * 60 * 60_000);
}
