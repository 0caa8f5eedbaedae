import type { SendOutcome, Step } from "@outreachkit/core";
import type { MessageKind } from "@outreachkit/core/plugin";
import { afterEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createLateWalk, type LateWalk } from "./test-support/create-late-walk.ts";

const DAYS = 24 * 60;
const hook: Step = {
  key: "hook",
  kind: "email",
  content: { subject: "Hook", body: "Hello" },
  fallback: [{ kind: "sms", content: { body: "Hello by text" } }],
};
const proof: Step = {
  key: "proof",
  kind: "email",
  delay: { days: 3 },
  content: { subject: "Proof", body: "More" },
};
const both = [hook, proof];
const kinds = (limit: number): readonly MessageKind[] => [
  { kind: "email", addressType: "email", limits: {}, threads: true },
  { kind: "sms", addressType: "phone", limits: { body: limit }, threads: false },
];
const refused: SendOutcome = { outcome: "rejected", code: "no" };
const putOff: SendOutcome = { outcome: "deferred", code: "busy", retryAfter: { hours: 1 } };
const unclear: SendOutcome = { outcome: "uncertain", code: "lost" };

let walk: LateWalk;
afterEach(() => walk.close());

/**
 * The provider wrongly denies the call that hangs, and refuses the next one: the step is on its
 * fallback when the first call is accepted after all.
 */
const open = async (steps: readonly Step[] = both, limit = 160) => {
  walk = await createLateWalk({ steps, kinds: kinds(limit) });
};
const answer = (outcome: SendOutcome) => void walk.answers.push(async () => outcome);
const ofHook = async () =>
  (await walk.deliveries())
    .filter(({ stepKey }) => stepKey === "hook")
    .map(({ kind, state }) => `${kind} ${state}`);
const taken = async () =>
  (await walk.tenant.events.list({ filter: { types: ["fallback-taken"] } })).items.length;
const check = () =>
  checkInvariants({ tenant: walk.tenant, accepted: walk.accepted, drained: true });

async function expectToGoOn() {
  expect(await walk.enrollment()).toMatchObject({ state: "scheduled", stepKey: "proof" });
  await walk.advance(10 * DAYS);
  expect(await walk.enrollment()).toMatchObject({ state: "completed" });
  expect(walk.calls.filter((call) => call === "Proof")).toHaveLength(1);
  expect(walk.accepted.filter(({ content }) => content.subject !== "Proof")).toHaveLength(1);
}

test("a fallback that waits for its retry is cancelled by the late acceptance of the first kind", async () => {
  await open();
  answer(refused);
  answer(putOff);
  await walk.takeOver();
  expect(await taken()).toBe(1);
  expect(await ofHook()).toEqual(["email failed", "sms queued"]);
  await walk.wakeUp();
  expect(await ofHook()).toEqual(["email sent", "sms cancelled"]);
  await expectToGoOn();
  expect(walk.calls).toEqual(["Hook", "sms", "Proof"]);
  expect(await check()).toEqual([]);
});

test.each([
  [both, false],
  [both, true],
  [[hook], false],
])(
  "a fallback that awaits its approval never goes after it, whenever it is approved (%#)",
  async (steps, isLast) => {
    await open(steps, 5);
    answer(refused);
    await walk.takeOver();
    const { tenant } = walk;
    const [pending] = (await tenant.messages.list({ filter: { approval: "pending" } })).items;
    expect(pending).toMatchObject({ kind: "sms" });
    // Too long as it was written: that is what it waits for.
    const approve = async () => {
      const { id, contentHash } = pending!;
      const edited = await tenant.messages.edit(id, { contentHash: contentHash!, body: "Hi" });
      await tenant.messages.approve([{ id, contentHash: edited.contentHash }]);
    };
    await walk.wakeUp();
    if (!isLast) await approve();
    await walk.advance(10 * DAYS);
    if (isLast) await approve();
    expect(await walk.enrollment()).toMatchObject({ state: "completed" });
    expect(walk.calls).not.toContain("sms");
    expect((await ofHook())[0]).toBe("email sent");
    expect(["sms skipped", "sms cancelled"]).toContain((await ofHook())[1]);
    expect(await check()).toEqual([]);
  },
);

test.each([
  [refused, "failed"],
  [putOff, "cancelled"],
  [unclear, "cancelled"],
] as const)(
  "a fallback that is out meanwhile and ends as %j is %s, and nothing goes again",
  async (end, state) => {
    await open();
    answer(refused);
    walk.answers.push(async () => {
      await walk.wakeUp();
      return end;
    });
    await walk.takeOver();
    await walk.advance(5);
    expect(await ofHook()).toEqual(["email sent", `sms ${state}`]);
    expect(walk.calls).toEqual(["Hook", "sms"]);
    await expectToGoOn();
    expect(await check()).toEqual([]);
  },
);

test("a first kind that may have been accepted holds the step, and its acceptance passes it", async () => {
  await open();
  answer(unclear);
  await walk.takeOver();
  expect(await taken()).toBe(0);
  expect(await ofHook()).toEqual(["email unknown"]);
  await walk.wakeUp();
  expect(await ofHook()).toEqual(["email sent"]);
  expect(await taken()).toBe(0);
  await expectToGoOn();
  expect(await check()).toEqual([]);
});

test("nothing falls back whose sequence was stopped while the message was out", async () => {
  await open();
  walk.answers.push(async () => {
    const { id } = await walk.enrollment();
    await walk.tenant.enrollments.stop([id], { why: "met", reason: "goal" });
    return refused;
  });
  await walk.takeOver();
  await walk.advance(DAYS);
  expect(await taken()).toBe(0);
  expect(await ofHook()).toEqual(["email failed"]);
  expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "goal" });
});

test("a fallback of somebody who was paused meanwhile waits for the end of the pause", async () => {
  await open();
  walk.answers.push(async () => {
    const { contactId } = await walk.enrollment();
    await walk.tenant.contacts.pause([contactId], { why: "asked-for-rest" });
    return refused;
  });
  await walk.takeOver();
  await walk.advance(DAYS);
  expect(await taken()).toBe(1);
  expect(walk.calls).toEqual(["Hook"]);
  const { contactId } = await walk.enrollment();
  await walk.tenant.contacts.resume([contactId], { why: "came-back" });
  await walk.work();
  expect(walk.calls).toEqual(["Hook", "sms"]);
});
