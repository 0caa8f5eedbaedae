import { createOutreach, type PushChannel } from "@outreachkit/core";
import pg from "pg";
import { afterAll, expect, inject, it } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";
import { fromPg } from "./from-pg.ts";

const channel: PushChannel = {
  specificationVersion: "v1",
  name: "none",
  mode: "push",
  kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
  defaults: { dailyCap: 50, gap: {}, gapJitter: {} },
  messageId: "chosen",
  idempotency: { scope: "none", window: {} },
  batchSize: 1,
  timeout: { seconds: 1 },
  send: async ({ members }) => members.map(() => ({ outcome: "sent" })),
};
const bob = { externalId: "bob", email: "bob@beta.example", firstName: "Bob" };

const schema = "host_transaction";
const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
const outreach = createOutreach({
  store: createPostgresStore({ pool, schema }),
  channels: [channel],
});
const acme = outreach.tenant("acme");

afterAll(async () => {
  await pool.query(`drop schema ${schema} cascade`);
  await pool.end();
});

it("enrolls within the host's own transaction on a pg client: all of it or nothing", async () => {
  await outreach.migrate();
  await acme.senders.upsert([
    { externalId: "ada", channel: "none", name: "Ada", address: "ada@acme.example" },
  ]);
  const { id } = await acme.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    schedule: { weekdays: "09:00-17:00" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello" } }],
  });
  const enrolled = async () =>
    (await acme.enrollments.list({ filter: { campaignId: id } })).items.length;
  const client = await pool.connect();
  try {
    await client.query("begin");
    const inside = await acme.campaigns.enroll(id, {
      contacts: [bob],
      transaction: fromPg(client),
    });
    expect(inside.enrolled).toBe(1);
    expect(await enrolled()).toBe(0);
    await client.query("rollback");
    expect(await enrolled()).toBe(0);
    expect((await acme.contacts.list()).items).toEqual([]);

    await client.query("begin");
    await acme.campaigns.enroll(id, { contacts: [bob], transaction: fromPg(client) });
    await client.query("commit");
    expect(await enrolled()).toBe(1);
  } finally {
    client.release();
  }
  await expect(outreach.transaction(async () => undefined)).rejects.toMatchObject({
    code: "not-supported",
  });
});
