import { expectTypeOf, test } from "vitest";
import type { SendOutcome } from "../contracts/channel.ts";
import type { OutcomeDecision } from "../delivery/decide-outcome.ts";
import type { SignalType } from "../inbound/signal.ts";
import type { Plan } from "../sequence/plan.ts";
import type { EventType } from "./event-types.ts";
import type { SkipReason, StopReason, WaitingReason } from "./reasons.ts";

test("reasons are closed lists and not texts", () => {
  expectTypeOf<string>().not.toExtend<WaitingReason>();
  expectTypeOf<"sender-cap">().toExtend<WaitingReason>();
  expectTypeOf<"replied">().not.toExtend<WaitingReason>();
  expectTypeOf<"replied">().toExtend<StopReason>();
  expectTypeOf<"already-sent">().toExtend<SkipReason>();
  expectTypeOf<string>().not.toExtend<EventType>();
});

test("a plan gives a reason exactly where it holds back, skips or stops", () => {
  expectTypeOf<Extract<Plan, { action: "wait" }>["reason"]>().toEqualTypeOf<WaitingReason>();
  expectTypeOf<Extract<Plan, { action: "skip" }>["reason"]>().toEqualTypeOf<SkipReason>();
  expectTypeOf<Extract<Plan, { action: "stop" }>["reason"]>().toEqualTypeOf<StopReason>();
  expectTypeOf<Extract<Plan, { action: "send" }>>().not.toHaveProperty("reason");
});

test("outcomes narrow by their name", () => {
  expectTypeOf<SendOutcome["outcome"]>().toEqualTypeOf<
    "sent" | "rejected" | "deferred" | "uncertain"
  >();
  expectTypeOf<Extract<SendOutcome, { outcome: "sent" }>>().not.toHaveProperty("code");
  expectTypeOf<OutcomeDecision["decision"]>().toEqualTypeOf<
    "ignore" | "accept" | "refuse" | "defer" | "lose"
  >();
  expectTypeOf<Extract<OutcomeDecision, { decision: "accept" }>["sentAt"]>().toBeNumber();
});

test("signals are a closed list", () => {
  expectTypeOf<SignalType>().toEqualTypeOf<
    | "reply"
    | "bounce"
    | "complaint"
    | "unsubscribe"
    | "out-of-office"
    | "automatic-reply"
    | "open"
    | "click"
    | "connection-accepted"
    | "goal"
    | "custom"
  >();
});
