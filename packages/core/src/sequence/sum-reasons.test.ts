import { describe, expect, it, test } from "vitest";
import type { LiveGroup } from "../contracts/store/report-store.ts";
import { never } from "../model/never.ts";
import { waitingReasons } from "../model/reasons.ts";
import { explainQueue } from "./explain-queue.ts";
import { sumReasons } from "./sum-reasons.ts";

const now = 1_000;
const leaseDuration = 300;
const scheduled: LiveGroup = {
  senderId: "ada",
  state: "scheduled",
  reason: null,
  out: null,
  due: false,
  held: null,
  lacks: null,
  count: 1,
  dueAt: 5_000,
  heldUntil: null,
  retryAt: null,
  claimedAt: null,
  nextFreeAt: 0,
  blockedBy: null,
  streamFreeAt: 0,
  newBlocked: false,
  senderHold: null,
};
const waiting = (reason: string, dueAt: number | null): LiveGroup => ({
  ...scheduled,
  state: "waiting",
  reason,
  dueAt,
});
const due = { ...scheduled, due: true, dueAt: 900 };
const breakers = { closedUntil: null, halfOpen: false };
const breakersOf = () => breakers;
const context = { now, breakersOf, campaignHalfOpen: false, leaseDuration };
const sum = (groups: readonly LiveGroup[], hold = null) => sumReasons(groups, { ...context, hold });
const first = (group: LiveGroup) => {
  const [{ reason, nextChangeAt } = { reason: "none", nextChangeAt: -1 }] = sum([group]);
  return [reason, nextChangeAt];
};

test.each<[string, LiveGroup, readonly [string | null, number | null]]>([
  ["a step that lies ahead", scheduled, [null, 5_000]],
  ["a step that is due and free to go", due, [null, now]],
  ["a claimed message", { ...due, out: "claimed", claimedAt: 950 }, ["in-flight", 1_250]],
  ["a lease that should be over", { ...due, out: "claimed", claimedAt: 1 }, ["in-flight", now]],
  ["an unknown one", { ...due, out: "unknown", retryAt: 1_200 }, ["delivery-unknown", 1_200]],
  ["an unknown one being asked about", { ...due, out: "unknown" }, ["delivery-unknown", now]],
  ["one for a person", { ...due, out: "needs-review" }, ["needs-review", null]],
  ["a contact who rests", { ...due, held: "contact", heldUntil: 7 }, ["contact-paused", 7]],
  ["a held enrollment", { ...due, held: "enrollment" }, ["enrollment-paused", null]],
  [
    "a refusal for good, which no pause hides",
    { ...waiting("delivery-failed", null), held: "contact" },
    ["delivery-failed", null],
  ],
  ["a due step without its message", { ...due, lacks: "generation" }, ["awaiting-generation", now]],
  ["a due step without approval", { ...due, lacks: "approval" }, ["awaiting-approval", null]],
  [
    "a sender at its cap",
    { ...due, nextFreeAt: 9_000, blockedBy: "sender-cap" },
    ["sender-cap", 9_000],
  ],
  [
    "a sender without its channel",
    { ...due, nextFreeAt: 9_000, blockedBy: "no-sender" },
    ["no-sender", 9_000],
  ],
  ["a sender in its gap", { ...due, nextFreeAt: 9_000 }, ["sender-gap", 9_000]],
  ["a held sender", { ...due, senderHold: { until: 8_000 } }, ["sender-paused", 8_000]],
  [
    "a campaign at its cap, for longer than its sender is",
    { ...due, nextFreeAt: 9_000, blockedBy: "sender-cap", streamFreeAt: 9_500 },
    ["campaign-cap", 9_500],
  ],
  [
    "a campaign at its cap, with a sender that only a person lets go",
    { ...due, senderHold: { until: null }, streamFreeAt: 9_500 },
    ["sender-paused", null],
  ],
  [
    "new contacts behind their cap",
    { ...due, streamFreeAt: 9_500, newBlocked: true },
    ["new-contact-cap", 9_500],
  ],
  [
    "new contacts behind those in progress",
    { ...due, streamFreeAt: never, newBlocked: true },
    ["sender-wip", null],
  ],
  ["a message being written", waiting("awaiting-generation", null), ["awaiting-generation", now]],
])("%s", (_title, group, expected) => {
  expect(first(group)).toEqual(expected);
});

it("gives every other reason as it is stored, with its due time", () => {
  const told = waitingReasons.filter((reason) => reason !== "awaiting-generation");
  for (const reason of told) {
    if (reason === "delivery-failed") continue;
    expect(first(waiting(reason, 5_000))).toEqual([reason, 5_000]);
    expect(first(waiting(reason, null))).toEqual([reason, null]);
  }
});

it("adds up by reason and by sender, most first, the earliest change of each", () => {
  const capped = { ...due, blockedBy: "sender-cap" };
  const sums = sum([
    { ...capped, count: 300, nextFreeAt: 9_000 },
    { ...capped, count: 12, nextFreeAt: 8_000, senderId: "bea" },
    { ...scheduled, count: 40 },
    { ...scheduled, count: 2, dueAt: 4_000, state: "pending" },
  ]);
  expect(sums).toEqual([
    {
      reason: "sender-cap",
      count: 312,
      nextChangeAt: 8_000,
      senders: [
        { senderId: "bea", count: 12, nextChangeAt: 8_000 },
        { senderId: "ada", count: 300, nextChangeAt: 9_000 },
      ],
    },
    {
      reason: null,
      count: 42,
      nextChangeAt: 4_000,
      senders: [{ senderId: "ada", count: 42, nextChangeAt: 4_000 }],
    },
  ]);
});

it("tells the half-open breaker of a campaign whose tenth is used up, and not a cap", () => {
  const capped = { ...due, streamFreeAt: 9_500 };
  expect(sumReasons([capped], { ...context, hold: null, campaignHalfOpen: true })).toMatchObject([
    { reason: "breaker-open", nextChangeAt: 9_500 },
  ]);
});

it("tells of nothing but the campaign's own pause while that holds", () => {
  const hold = { reason: "campaign-paused", until: 6_000 } as const;
  const sums = sumReasons([due, waiting("awaiting-approval", null)], { ...context, hold });
  expect(sums).toMatchObject([{ reason: "campaign-paused", count: 2, nextChangeAt: 6_000 }]);
});

describe("a queue", () => {
  const head = { nextFreeAt: 9_000, blockedBy: "sender-paused" };
  it("whose pause was ended is free before its head has heard of it", () => {
    expect(explainQueue({ head, senderHold: null, breakers, now })).toBeNull();
    expect(explainQueue({ head, senderHold: { until: now }, breakers, now })).toBeNull();
  });
  it("whose breaker is open says so, until the breaker lets go or a cap of its own that lasts longer", () => {
    const capped = { nextFreeAt: 9_000, blockedBy: "sender-cap" };
    const until = (instant: number | null, of = capped) =>
      explainQueue({
        head: of,
        senderHold: null,
        breakers: { closedUntil: { until: instant }, halfOpen: false },
        now,
      });
    expect(until(9_500)).toEqual({ reason: "breaker-open", until: 9_500 });
    expect(until(8_500)).toEqual({ reason: "sender-cap", until: 9_000 });
    expect(until(null)).toEqual({ reason: "breaker-open", until: null });
    // What the head says of a breaker may be old.
    const blocked = { nextFreeAt: 9_000, blockedBy: "breaker-open" };
    expect(until(8_500, blocked)).toEqual({ reason: "breaker-open", until: 8_500 });
    expect(explainQueue({ head: blocked, senderHold: null, breakers, now })).toBeNull();
    const halfOpen = { closedUntil: null, halfOpen: true };
    expect(explainQueue({ head: blocked, senderHold: null, breakers: halfOpen, now })).toEqual({
      reason: "breaker-open",
      until: 9_000,
    });
  });
  it("is free at the instant its head says", () => {
    expect(
      explainQueue({ head: { nextFreeAt: now, blockedBy: null }, senderHold: null, breakers, now }),
    ).toBeNull();
    expect(explainQueue({ head: null, senderHold: null, breakers, now })).toBeNull();
  });
});
