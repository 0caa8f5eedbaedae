import { expectTypeOf, test } from "vitest";
import type { TransitionError } from "../model/errors/transition-error.ts";
import type { approvalMachine, ApprovalState } from "./approval-machine.ts";
import { campaignMachine, type CampaignState } from "./campaign-machine.ts";
import { defineMachine, type EventOf, type StateOf } from "./define-machine.ts";
import { deliveryMachine, type DeliveryState } from "./delivery-machine.ts";
import type { EnrollmentState } from "./enrollment-machine.ts";
import type { GenerationState } from "./generation-machine.ts";
import { requireMove } from "./require-move.ts";
import { transition, type Move } from "./transition.ts";

test("a result narrows to its move once the error is ruled out, and the other way round", () => {
  const result = transition(deliveryMachine, "queued", "claim");
  if (result.error) {
    expectTypeOf(result.error).toEqualTypeOf<TransitionError>();
    expectTypeOf(result.move).toEqualTypeOf<undefined>();
  } else {
    expectTypeOf(result.move).toEqualTypeOf<Move<DeliveryState>>();
    expectTypeOf(result.error).toEqualTypeOf<undefined>();
  }
  // @ts-expect-error -- nothing was ruled out yet: the move may be missing
  expectTypeOf(result.move.to).toBeString();
});

test("a move names states of its own machine only", () => {
  const { to } = requireMove(campaignMachine, "draft", "launch");
  expectTypeOf(to).toEqualTypeOf<CampaignState>();
  // @ts-expect-error -- a state of another machine
  requireMove(campaignMachine, "claimed", "launch");
  // @ts-expect-error -- an event of another machine
  requireMove(campaignMachine, "draft", "approve");
});

test("states derive from the tables: who adds one is sent here, and to every rule over states", () => {
  expectTypeOf<CampaignState>().toEqualTypeOf<
    "draft" | "running" | "paused" | "completed" | "cancelled" | "archived"
  >();
  expectTypeOf<EnrollmentState>().toEqualTypeOf<
    "pending" | "scheduled" | "waiting" | "completed" | "stopped"
  >();
  expectTypeOf<GenerationState>().toEqualTypeOf<
    "requested" | "generating" | "generated" | "failed"
  >();
  expectTypeOf<ApprovalState>().toEqualTypeOf<"pending" | "approved" | "rejected" | "expired">();
  expectTypeOf<DeliveryState>().toEqualTypeOf<
    "queued" | "claimed" | "sent" | "failed" | "skipped" | "cancelled" | "unknown" | "needs-review"
  >();
});

test("events derive from the tables too", () => {
  expectTypeOf<EventOf<typeof approvalMachine.table>>().toEqualTypeOf<
    "approve" | "reject" | "expire" | "edit"
  >();
});

test("a table that leads to a state it does not have does not compile", () => {
  defineMachine({
    name: "open",
    initial: "on",
    // @ts-expect-error -- "broken" is no state
    table: { on: { turn: "off", drop: "broken" }, off: { turn: "on" } },
  });
  // @ts-expect-error -- "gone" is no state
  expectTypeOf(defineMachine({ name: "open", initial: "gone", table: { on: {} } })).toBeObject();
});

test("a new state breaks every table that must be exhaustive", () => {
  const labels = { on: "On", off: "Off" };
  const wider = defineMachine({
    name: "switch",
    initial: "on",
    table: { on: { turn: "off", drop: "broken" }, off: { turn: "on" }, broken: {} },
  });
  // @ts-expect-error -- "broken" has no label yet
  const forgotten: Record<StateOf<typeof wider.table>, string> = labels;
  // @ts-expect-error -- "drop" has no label yet
  const forgottenEvent: Record<EventOf<typeof wider.table>, string> = { turn: "Turn" };
  expectTypeOf(forgotten).toBeObject();
  expectTypeOf(forgottenEvent).toBeObject();
});
