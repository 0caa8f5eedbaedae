import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, type Outreach } from "@outreachkit/core";
import { expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { fillTenant } from "../test-support/fill-tenant.ts";
import { createSeededRandom } from "../time/create-seeded-random.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";

// What broke: a message that was asked for stayed so when its enrollment stopped before it was
// written. Every tick said that more was to do at once, and a hundred of them kept all others unwritten.
test("asks for no message any more whose enrollment stopped before it was written", async () => {
  await using kit = await createTestKit({
    create: createHost(),
    start: "2026-03-02T08:00:00Z",
    tenant: "acme",
  });
  const { outreach, tenant } = kit;
  await fillTenant(tenant, "acme");
  const [campaign] = (await tenant.campaigns.list()).items;
  const late = { externalId: "late", email: "late@customer-of-acme.example" };
  await tenant.campaigns.enroll(campaign!.id, { contacts: [late] });
  const isRequested = async () =>
    (await tenant.messages.list()).items.some(({ generation }) => generation === "requested");
  for (let round = 0; round < 5 && !(await isRequested()); round++) await outreach.tick();
  expect(await isRequested()).toBe(true);
  const contact = { externalId: "late" };
  await tenant.signals.record([{ type: "unsubscribe", externalId: "stop", contact }]);
  const { items } = await tenant.messages.list();
  expect(items).toContainEqual(
    expect.objectContaining({ generation: "failed", generationError: "unsubscribed" }),
  );
  let more = true;
  for (let round = 0; round < 10 && more; round++) ({ more } = await outreach.tick());
  expect(more).toBe(false);
});

const kinds = (...names: readonly string[]) =>
  names.map((kind) => ({ kind, addressType: "email" as const, limits: {}, threads: true }));

/** Two processes on one store, of which only one carries the kind `note`. */
async function openHalf() {
  const clock = createVirtualClock({ start: "2026-03-02T09:00:00Z" });
  const store = createSqliteStore({ path: ":memory:", now: clock.now });
  const open = (logs: string[], ...names: readonly string[]) =>
    createOutreach({
      store,
      clock,
      random: createSeededRandom(names.length),
      channels: [createRecordingChannel({ clock, kinds: kinds(...names) })],
      logger: { log: (_level, _message, fields) => logs.push(String(fields?.["event"])) },
    });
  const logs: string[] = [];
  const [both, half] = [open([], "email", "note"), open(logs, "email")];
  await both.migrate();
  const tenant = both.tenant();
  await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
  const enroll = async (kind: string, count: number) => {
    const campaign = await tenant.campaigns.save({
      key: kind,
      senders: [{ externalId: "ada" }],
      approval: "manual",
      schedule: { everyDay: "00:00-24:00" },
      steps: [{ key: "hook", kind, content: { subject: "Hello", body: "Hello!" } }],
    });
    await tenant.campaigns.enroll(campaign.id, {
      contacts: Array.from({ length: count }, (_, index) => ({
        email: `${kind}-${index}@customer.example`,
      })),
    });
    await tenant.campaigns.launch(campaign.id);
  };
  const generations = async () => {
    const counts: Record<string, number> = {};
    for await (const { kind, generation } of tenant.messages.iterate())
      counts[`${kind} ${generation}`] = (counts[`${kind} ${generation}`] ?? 0) + 1;
    return counts;
  };
  const work = async (outreach: Outreach) => {
    for (let round = 0; round < 50; round += 1) if (!(await outreach.tick()).more) return;
    throw new Error("Work did not come to rest.");
  };
  /** Everybody planned, their messages asked for, and none written. */
  const ask = async (outreach: Outreach) => {
    for (let round = 0; round < 9; round += 1) {
      if ((await generations())["note requested"] !== undefined) return;
      await outreach.tick({ limit: 1_000 });
    }
  };
  return { store, clock, both, half, logs, enroll, generations, work, ask };
}

// What broke: 100 messages of a kind that no channel of the process carries were asked for in every
// round, before all others, which were never written.
test("messages of a kind that this process does not carry wait for one that does, and hold nobody up", async () => {
  const { both, half, logs, enroll, generations, work, ask } = await openHalf();
  await enroll("note", 120);
  await ask(both);
  expect(await generations()).toEqual({ "note requested": 120 });
  await enroll("email", 3);
  await work(half);
  expect(await generations()).toEqual({ "note requested": 120, "email generated": 3 });
  expect(logs.filter((event) => event === "unknown-kind")).toHaveLength(1);
  await work(both);
  expect(await generations()).toEqual({ "note generated": 120, "email generated": 3 });
  await both.close();
});

test("a message whose step is not in the version fails for good and says why", async () => {
  const { store, both, enroll, generations, work, ask } = await openHalf();
  await enroll("note", 2);
  await ask(both);
  await store.hostTransaction(({ execute }) =>
    execute("update outreach_message set step_key = 'gone'", []),
  );
  await work(both);
  const { items } = await both.tenant().messages.list();
  const gone = items.filter(({ stepKey }) => stepKey === "gone");
  expect(gone.map(({ generation, generationError }) => [generation, generationError])).toEqual([
    ["failed", "unknown-step"],
    ["failed", "unknown-step"],
  ]);
  expect(Object.keys(await generations())).not.toContain("note requested");
  await both.close();
});

// What broke: a process without the channel took the contact for one without an address, skipped the
// step, and completed the sequence.
test("a step whose kind this process does not carry waits with a reason, and another process sends it", async () => {
  const { clock, both, half, enroll, generations, work } = await openHalf();
  await enroll("note", 2);
  await work(half);
  const { items } = await both.tenant().enrollments.list();
  expect(items.map(({ state, reason }) => `${state} ${reason}`)).toEqual(
    Array(2).fill("waiting no-sender"),
  );
  clock.advanceTo(clock.now() + 5 * 60_000);
  await work(both);
  expect(await generations()).toEqual({ "note generated": 2 });
  await both.close();
});
