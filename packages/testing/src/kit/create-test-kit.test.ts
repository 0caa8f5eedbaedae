import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign, people } from "../test-support/launch-small-campaign.ts";
import { createTestKit } from "./create-test-kit.ts";
import type { TestKit } from "./test-kit.ts";

const [silent, answers, leaves] = people;
let kit: TestKit;
beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
  await launchSmallCampaign(kit);
});
afterEach(() => kit.close());

const steps = (contact: string) =>
  kit.sent(contact).map(({ content }) => content.body.split("\n")[0]);

test("time passes as far as it is told, and everything that is due on the way is done", async () => {
  const run = await kit.advance({ days: 10 });
  expect(new Date(kit.clock.now()).toISOString()).toBe("2026-03-12T08:00:00.000Z");
  expect(run).toMatchObject({ sent: 4, signals: 2, crashes: 0, nextDueAt: null });
  expect(steps(silent)).toEqual(["Dear Person0!", "Once more, Person0."]);
});

test("a script plays while time passes: who answers or leaves gets nothing more", async () => {
  await kit.advance({ days: 10 });
  expect(steps(answers)).toEqual(["Dear Person1!"]);
  expect(steps(leaves)).toEqual(["Dear Person2!"]);
  const { items } = await kit.tenant.enrollments.list();
  expect(items.map(({ state, reason }) => [state, reason])).toEqual([
    ["completed", null],
    ["stopped", "replied"],
    ["stopped", "unsubscribed"],
  ]);
});

test("a contact goes by its address, id, external id, or as the library gives it", async () => {
  await kit.settle();
  const contact = await kit.tenant.contacts.get({ externalId: "person-0" });
  for (const name of [silent.toUpperCase(), contact.id, { externalId: "person-0" }, contact])
    expect(kit.sent(name)).toHaveLength(1);
  expect(kit.sent()).toHaveLength(3);
  expect(kit.sent("nobody@one.example")).toEqual([]);
});

describe("what contacts do", () => {
  const reasonOf = async () => {
    const { items } = await kit.tenant.enrollments.list();
    return items[0]?.reason;
  };
  beforeEach(() => kit.settle());

  test("a reply stops the sequence and carries its intent", async () => {
    expect(await kit.reply(silent, "Sounds good", { intent: "interested" })).toMatchObject({
      outcome: "applied",
      stopped: 1,
    });
    expect(await reasonOf()).toBe("replied");
    const { status } = await kit.tenant.contacts.get({ externalId: "person-0" });
    expect(status).toBe("interested");
  });

  test("a hard bounce, a complaint and an unsubscription stop and suppress", async () => {
    expect(await kit.bounce({ externalId: "person-0" })).toMatchObject({ stopped: 1 });
    expect(await kit.complain(answers)).toMatchObject({ stopped: 1 });
    expect(await kit.unsubscribe(leaves)).toMatchObject({ stopped: 1 });
    for (const address of people) expect(await kit.tenant.suppressions.has({ address })).toBe(true);
  });

  test("a soft bounce stops nothing", async () => {
    expect(await kit.bounce(silent, { severity: "soft" })).toMatchObject({ stopped: 0 });
  });

  test("an absence rests the contact until a day after the return", async () => {
    await kit.outOfOffice(silent, { returnsAt: "2026-03-10T08:00:00Z" });
    await kit.advance({ days: 20 });
    expect(kit.sent(silent).at(-1)?.at).toBe("2026-03-11T08:00:00.000Z");
  });
});

test.each(["before-accept", "after-accept", { before: "apply" }, { after: "transaction.commit" }])(
  "a worker that dies %j is followed by another, and each message still goes out once",
  async (point) => {
    kit.crashNextWorker(point as "after-accept");
    const run = await kit.advance({ days: 10 });
    expect(run.crashes).toBe(1);
    expect(kit.sent()).toHaveLength(4);
    const violations = await checkInvariants({
      tenant: kit.tenant,
      accepted: kit.sent(),
      drained: true,
    });
    expect(violations).toEqual([]);
    expect(kit.workers).toHaveLength(2);
  },
);

test("a channel is found by its name, and a wrong name says which there are", () => {
  expect(kit.channel("recording")).toBe(kit.channel());
  expect(() => kit.channel("post")).toThrow('No channel "post"; there are: recording.');
});

test("a host's channel keeps its name and checks and never does its own I/O", async () => {
  const real = createRecordingChannel({ name: "real" });
  await using own = await createTestKit({
    start: "2026-03-02T08:00:00Z",
    create: (overrides) =>
      createOutreach({
        store: createSqliteStore({ path: ":memory:" }),
        channels: [
          {
            ...real,
            check: () => [{ path: "body", code: "odd", message: "is odd" }],
            send: () => Promise.reject(new Error("This would be a real mail.")),
          },
        ],
        ...overrides,
      }),
  });
  expect(own.channel("real").check?.("email", { body: "", format: "text" })).toHaveLength(1);
  expect(own.channel("real").batchSize).toBe(1);
});

test("a factory that ignores the overrides is told so before anything happens", async () => {
  const create = () =>
    createOutreach({ store: createSqliteStore({ path: ":memory:" }), channels: [] });
  await expect(createTestKit({ create, start: "2026-03-02T08:00:00Z" })).rejects.toThrow(
    "createOutreach({ ..., ...overrides })",
  );
});
