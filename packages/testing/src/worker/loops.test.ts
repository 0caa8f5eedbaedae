import { afterEach, expect, test } from "vitest";
import type { SendOutcome } from "@outreachkit/core";
import { createWorkerRig, type WorkerRig } from "./test-support/create-worker-rig.ts";
import { settleDown } from "./test-support/settle-down.ts";
import { until } from "./test-support/until.ts";

let rig: WorkerRig;
let running: Promise<void> | undefined;

afterEach(async () => {
  rig.stop();
  await running;
  running = undefined;
  await rig.close();
});

const sent = (count: number) => async () => {
  const states = await rig.states();
  return states.filter((state) => state === "sent").length === count;
};

test("a worker sends what is due, completes what ended, and rests", async () => {
  rig = await createWorkerRig({ launch: { contacts: 250 } });
  running = rig.start();
  await until("all were called", () => rig.calls.length === 250);
  await rig.tenant.campaigns.closeEnrollment(rig.campaign.id);
  await until(
    "the campaign is complete",
    async () => (await rig.tenant.campaigns.get(rig.campaign.id)).state === "completed",
  );
  expect(rig.events()).toEqual(["worker-started"]);
});

test("what this process commits wakes an idle worker at once, with ten minutes to the next poll", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  running = rig.start();
  await until("the first is sent", sent(1));
  await settleDown();
  const before = rig.clock.now();
  await rig.enroll("late");
  await until("the late one is sent", sent(2));
  expect(rig.clock.now()).toBe(before);
});

test("what the host commits in its own transaction wakes it too, and what it rolls back does not", async () => {
  rig = await createWorkerRig({ launch: { contacts: 0 } });
  running = rig.start();
  await settleDown();
  const enroll = (name: string, fail: boolean) =>
    rig.outreach.transaction(async (transaction) => {
      const contacts = [{ externalId: name, email: `${name}@canary.example`, firstName: "Canary" }];
      await rig.tenant.campaigns.enroll(rig.campaign.id, { contacts, transaction });
      if (fail) throw new Error("rolled back");
    });
  await expect(enroll("one", true)).rejects.toThrow("rolled back");
  await enroll("two", false);
  await until("it is sent", sent(1));
  expect(rig.calls[0]?.request.members[0]?.envelope.to.address).toBe("two@canary.example");
});

test("a follow-up is sent at its instant, not at the next poll", async () => {
  const content = { subject: "Hi", body: "Hello {{ contact.firstName }}" };
  rig = await createWorkerRig({
    launch: {
      contacts: 1,
      definition: {
        steps: [
          { key: "hook", kind: "email", content },
          { key: "proof", kind: "email", delay: { minutes: 3 }, content },
        ],
      },
    },
  });
  running = rig.start();
  await until("the first is sent", sent(1));
  await settleDown();
  rig.pass(3 * 60_000 - 1);
  await settleDown();
  expect(rig.calls).toHaveLength(1);
  rig.pass(1);
  await until("the second is sent", sent(2));
});

test("a message that is due unwritten is written and sent without a poll", async () => {
  rig = await createWorkerRig({ launch: { contacts: 30, write: false } });
  running = rig.start();
  await until("all are written and sent", sent(30));
  expect(rig.clock.monotonic()).toBe(0);
});

test("a policy that takes for ever to answer delays no message that is already written", async () => {
  const stuck = Promise.withResolvers<"approve">();
  const slow = new Set<string>();
  rig = await createWorkerRig({
    launch: { contacts: 2 },
    outreach: {
      policies: {
        approval: ({ enrollmentId }) => (slow.has(enrollmentId) ? stuck.promise : "approve"),
      },
    },
  });
  await rig.enroll("slow");
  const { items } = await rig.tenant.enrollments.list();
  for (const { id, contactId } of items) {
    const contact = await rig.tenant.contacts.get(contactId);
    if (contact.externalId === "slow") slow.add(id);
  }
  expect(slow.size).toBe(1);
  await rig.tenant.contacts.pause([{ externalId: "person-1" }], { why: "by-hand" });
  running = rig.start();
  await until("the first is sent", sent(1));
  await until(
    "the slow one is being written",
    async () => (await rig.worker.health()).loops.generation.busyForMs !== null,
  );
  // In a round of its own, begun while the policy is still asked.
  await rig.tenant.contacts.resume([{ externalId: "person-1" }], { why: "by-hand" });
  await until("the other written one is sent", sent(2));
  expect((await rig.worker.health()).loops.generation.busyForMs).not.toBeNull();
  stuck.resolve("approve");
  await until("the slow one is sent too", sent(3));
});

test("a call that never answers delays neither recovery nor wake-ups, and ends with its time-out", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  // Another worker died with a lease that ends while this one waits for its provider.
  const lost = await claimAndDie();
  rig.answer = (call) =>
    call === 0 ? new Promise<SendOutcome>(() => undefined) : { outcome: "sent" };
  await rig.enroll("stuck");
  running = rig.start();
  await until("the call is out", () => rig.calls.length === 1);
  rig.pass(15_000);
  await until("the dead worker's is recovered", () => rig.calls.length === 2);
  expect(rig.calls[1]?.request.requestKey).toBe(lost);
  await until("it is sent", sent(1));
  expect(await rig.states()).toEqual(["claimed", "sent"]);
  rig.pass(15_000);
  await until("the stuck one is unknown", async () => (await rig.states()).includes("unknown"));
});

/** Claims the only contact as a worker whose settlement fails. Gives its request key. */
async function claimAndDie(): Promise<string> {
  rig.answer = () => {
    rig.store.fail = (operation) => (operation === "transaction" ? new Error("dead") : undefined);
    return { outcome: "sent" };
  };
  // Its lease ends ten seconds after the new worker starts.
  await expect(rig.outreach.tick()).rejects.toThrow("dead");
  rig.store.fail = undefined;
  const [call] = rig.calls.splice(0);
  rig.pass(290_000);
  return call?.request.requestKey ?? "";
}

test("with one worker and one start, two runs write the same events", async () => {
  const logs: string[] = [];
  for (const run of [1, 2]) {
    rig = await createWorkerRig({ launch: { contacts: 40, write: false } });
    const work = rig.start();
    await until("all are sent", sent(40));
    await settleDown();
    const { items } = await rig.tenant.events.list({ limit: 200 });
    logs[run] = JSON.stringify(items.map(({ type, entity, data }) => ({ type, entity, data })));
    rig.stop();
    await work;
    if (run === 1) await rig.close();
  }
  expect(logs[1]).toBe(logs[2]);
});

test("a worker tells subscribers what it did, in a loop that nobody waits for", async () => {
  const told: string[] = [];
  rig = await createWorkerRig({
    launch: { contacts: 2 },
    outreach: {
      subscribers: [
        {
          name: "timeline",
          from: "start",
          on: ["delivery-sent"],
          async handle(events) {
            told.push(...events.map(({ type }) => type));
          },
        },
      ],
    },
  });
  running = rig.start();
  await until("both are told", () => told.length === 2);
  expect(told).toEqual(["delivery-sent", "delivery-sent"]);
});
