import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { engineQueueId } from "../contracts/store/records/enrollment-record.ts";
import { deliveryMachine } from "../machines/delivery-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import type { MessageStep } from "../model/campaign-definition.ts";
import {
  at,
  delivery,
  HOUR,
  hook,
  message,
  planWith,
  proof,
  thursday,
  wait,
} from "./test-support/planned-enrollment.ts";

const words = { content: { body: "x" } };
const step: MessageStep = {
  ...hook,
  fallback: [
    { kind: "sms", ...words },
    { kind: "voice", ...words },
  ],
};
const steps = [step, proof];
const senders = { email: "sender", sms: "phone", voice: "phone" };
const reaches = (...kinds: readonly string[]) => ({
  hasAddress: ({ kind }: MessageStep) => kinds.includes(kind),
});
const plan = (
  part: Parameters<typeof planWith>[0],
  context: Parameters<typeof planWith>[1] = {},
  row: Parameters<typeof planWith>[2] = {},
) => planWith(part, { steps, ...context }, { senders, ...row });
const falls = (to: string, reason: string, from = "email") => ({
  action: "fall-back",
  from,
  reason,
  step: { key: "hook", kind: to },
});

describe("a step with a fallback kind", () => {
  test("goes on its own kind wherever it can", () => {
    expect(plan({})).toEqual({ action: "send", step, missed: false });
  });

  test("falls back instead of being skipped without an address, to the first kind that has one", () => {
    expect(plan({}, reaches("sms", "voice"))).toMatchObject(falls("sms", "no-address"));
    expect(plan({}, reaches("voice"))).toMatchObject(falls("voice", "no-address"));
    expect(plan({}, reaches())).toMatchObject({ action: "skip", reason: "no-address" });
  });

  test("falls back only to a kind that the contact has a sender for", () => {
    const row = { senders: { email: "sender", voice: "phone" } };
    expect(plan({}, reaches("sms", "voice"), row)).toMatchObject(falls("voice", "no-address"));
  });

  test("falls back without a sender for its kind, in whatever queue it stands", () => {
    const row = { senders: { sms: "phone" } };
    for (const senderId of ["sender", engineQueueId])
      expect(plan({}, {}, { ...row, senderId })).toMatchObject(falls("sms", "no-sender"));
    expect(plan({}, {}, { senders: {}, senderId: engineQueueId })).toEqual(wait("no-sender"));
  });

  test("is looked at as the kind that it took: queue, message, address, and what is left", () => {
    const row = { fallbacks: { hook: "sms" }, senderId: "phone" };
    const went = plan({}, {}, row);
    expect(went).toMatchObject({ action: "send", step: { key: "hook", kind: "sms" } });
    expect(plan({ message: null }, {}, row)).toMatchObject({
      action: "write",
      step: { kind: "sms" },
    });
    expect(plan({}, {}, { ...row, senderId: "sender" })).toMatchObject({ action: "schedule" });
    expect(plan({}, reaches("email", "voice"), row)).toMatchObject(
      falls("voice", "no-address", "sms"),
    );
    expect(plan({}, reaches("email"), row)).toMatchObject({ action: "skip" });
  });

  test("keeps to its window and its lateness on the kind that it took, as any first step", () => {
    const row = { fallbacks: { hook: "sms" }, senderId: "phone" };
    const now = at("2026-03-07T10:00");
    const fresh = { ...row, dueAt: now };
    expect(plan({}, { now }, fresh)).toMatchObject({ reason: "outside-window" });
    expect(plan({}, { now, firstStep: "immediate" }, fresh)).toMatchObject({ action: "send" });
    expect(plan({}, { now }, row)).toMatchObject({ action: "schedule", missed: true });
  });

  test("is left to a person once its delivery failed and nothing could be taken", () => {
    const row = { state: "waiting", reason: "delivery-failed" } as const;
    expect(plan({}, {}, row)).toEqual(wait("delivery-failed"));
  });

  test("does not fall back for a message that nobody wants, or that cannot be written", () => {
    expect(plan(message({ approval: "rejected" }))).toMatchObject({ action: "skip" });
    expect(plan(message({ generation: "failed" }))).toMatchObject({ action: "skip" });
  });

  test("never falls back while a message of it is out, was sent or may have been accepted", () => {
    const all = fc.record({
      state: fc.constantFrom(...statesOf(deliveryMachine)),
      uncertainSince: fc.option(fc.constant(thursday - HOUR)),
      retryAt: fc.option(fc.integer({ min: thursday - HOUR, max: thursday + HOUR })),
      reachable: fc.subarray(["email", "sms", "voice"]),
      sends: fc.subarray(["email", "sms", "voice"]),
      taken: fc.option(fc.constantFrom("sms", "voice")),
    });
    fc.assert(
      fc.property(all, ({ reachable, sends, taken, ...row }) => {
        const own = Object.fromEntries(sends.map((kind) => [kind, "phone"]));
        const decided = plan(delivery(row as Partial<DeliveryRecord>), reaches(...reachable), {
          senders: own,
          senderId: own[taken ?? "email"] ?? engineQueueId,
          fallbacks: taken === null ? {} : { hook: taken },
        });
        if (decided.action !== "fall-back") return;
        expect(row.state).toBe("queued");
        expect(row.uncertainSince).toBeNull();
        expect(reachable).toContain(decided.step.kind);
        expect(sends).toContain(decided.step.kind);
        // Only on down the list: nothing is tried twice.
        const order = ["email", "sms", "voice"];
        expect(order.indexOf(decided.step.kind)).toBeGreaterThan(order.indexOf(decided.from));
      }),
      { numRuns: 10_000 },
    );
  });
});
