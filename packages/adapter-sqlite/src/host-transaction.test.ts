import { createOutreach, type PushChannel } from "@outreachkit/core";
import { afterEach, expect, it } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";

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

const outreach = createOutreach({
  store: createSqliteStore({ path: ":memory:" }),
  channels: [channel],
});
const acme = outreach.tenant("acme");

const saveCampaign = async () => {
  await outreach.migrate();
  await acme.senders.upsert([
    { externalId: "ada", channel: "none", name: "Ada", address: "ada@acme.example" },
  ]);
  return await acme.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    schedule: { weekdays: "09:00-17:00" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello" } }],
  });
};

afterEach(async () => {
  await outreach.close();
});

it("enrolls within outreach.transaction: all of it or nothing, with the host's own rows", async () => {
  const { id } = await saveCampaign();
  const enrolled = async () =>
    (await acme.enrollments.list({ filter: { campaignId: id } })).items.length;

  await expect(
    outreach.transaction(async (transaction) => {
      await transaction.execute("create table deal (name text)", []);
      await transaction.execute("insert into deal values (?)", ["Beta"]);
      await acme.campaigns.enroll(id, { contacts: [bob], transaction });
      throw new Error("the host changed its mind");
    }),
  ).rejects.toThrow("the host changed its mind");
  expect(await enrolled()).toBe(0);
  expect((await acme.contacts.list()).items).toEqual([]);

  const result = await outreach.transaction(async (transaction) => {
    await transaction.execute("create table deal (name text)", []);
    return await acme.campaigns.enroll(id, { contacts: [bob], transaction });
  });
  expect(result.enrolled).toBe(1);
  expect(await enrolled()).toBe(1);

  await expect(
    outreach.transaction(() => acme.contacts.upsert([{ email: "eve@beta.example" }])),
  ).rejects.toMatchObject({ code: "nested-transaction" });
});
