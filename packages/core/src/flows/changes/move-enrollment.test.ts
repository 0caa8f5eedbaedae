import { describe, expect, test } from "vitest";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import { enrollmentMachine, type EnrollmentState } from "../../machines/enrollment-machine.ts";
import { TransitionError } from "../../model/errors/transition-error.ts";
import { systemActor } from "../../model/actor.ts";
import { createChanges } from "./create-changes.ts";
import { moveCampaign } from "./move-campaign.ts";
import { moveEnrollment } from "./move-enrollment.ts";
import { noteEnrollment } from "./note-enrollment.ts";
import { signalEnrollment } from "./signal-enrollment.ts";
import { touchEnrollment } from "./touch-enrollment.ts";

const now = Date.parse("2026-03-02T09:00:00Z");
const start = () => createChanges({ now, actor: systemActor, newId: () => "id" });

const row: EnrollmentRecord = {
  tenantId: "tenant",
  id: "enrollment",
  campaignId: "campaign",
  versionId: "version",
  contactId: "contact",
  senderId: "sender",
  senders: { email: "sender" },
  variants: {},
  channel: null,
  fallbacks: {},
  state: "waiting",
  stepKey: "hook",
  dueAt: null,
  lane: 1,
  reason: "awaiting-approval",
  signal: 3,
  deliveryId: null,
  progressOf: null,
  deadlineAt: null,
  anchorAt: now - 1_000,
  enrolledAt: now - 1_000,
  round: 1,
  requestKey: null,
  version: 7,
};

describe("moveEnrollment", () => {
  test("writes the new state and its event together, one version further", () => {
    const changes = start();
    const next = moveEnrollment(changes, {
      row,
      event: "wait",
      patch: { reason: "retry-later", dueAt: now + 60_000 },
      data: { deliveryId: "delivery" },
    });
    expect(next).toEqual({ ...row, reason: "retry-later", dueAt: now + 60_000, version: 8 });
    expect(changes.enrollments.list()).toMatchObject([{ row: next, fromVersion: 7 }]);
    expect(changes.events).toMatchObject([
      {
        type: "enrollment-waiting",
        entityId: "enrollment",
        version: 8,
        data: {
          stepKey: "hook",
          dueAt: "2026-03-02T09:01:00.000Z",
          reason: "retry-later",
          anchorAt: "2026-03-02T08:59:59.000Z",
          deliveryId: "delivery",
        },
      },
    ]);
  });

  test("drops the old reason: what it waited for is over", () => {
    const next = moveEnrollment(start(), { row, event: "schedule", patch: { dueAt: now } });
    expect(next).toMatchObject({ state: "scheduled", reason: null });
  });

  test("moves on from what the same transaction wrote before", () => {
    const changes = start();
    moveEnrollment(changes, { row, event: "schedule", patch: { stepKey: "proof", dueAt: now } });
    moveEnrollment(changes, { row, event: "stop", patch: { reason: "replied", dueAt: null } });
    expect(changes.enrollments.list()).toMatchObject([
      { fromVersion: 7, row: { state: "stopped", stepKey: "proof", version: 9 } },
    ]);
    expect(changes.events.map(({ version }) => version)).toEqual([8, 9]);
  });

  test("writes nothing at all when the machine has no such move", () => {
    for (const state of ["completed", "stopped"] as const) {
      const changes = start();
      const move = () =>
        moveEnrollment(changes, { row: { ...row, state }, event: "wait", patch: {} });
      expect(move).toThrow(TransitionError);
      expect(changes.enrollments.list()).toEqual([]);
      expect(changes.events).toEqual([]);
    }
  });

  test("names an event for every move", () => {
    const types = Object.keys(enrollmentMachine.table.waiting).map((event) => {
      const changes = start();
      moveEnrollment(changes, {
        row,
        event: event as keyof typeof enrollmentMachine.table.waiting,
        patch: {},
      });
      return changes.events[0]?.type;
    });
    expect(types).toEqual([
      "enrollment-scheduled",
      "enrollment-waiting",
      "enrollment-completed",
      "enrollment-stopped",
    ]);
  });
});

describe("signalEnrollment", () => {
  const states: readonly EnrollmentState[] = ["pending", "scheduled", "completed", "stopped"];

  test("wakes one that waits with no delivery out, and hints its queue", () => {
    const changes = start();
    const next = signalEnrollment(changes, row);
    expect(next).toEqual({ ...row, signal: 4, dueAt: now });
    expect(changes.inserts.hints).toEqual([
      { tenantId: "tenant", senderId: "sender", campaignId: "campaign", dueAt: now, free: false },
    ]);
  });

  test("only counts for one whose delivery is out: the settle goes on with it", () => {
    const changes = start();
    const out = { ...row, deliveryId: "delivery" };
    expect(signalEnrollment(changes, out)).toEqual({ ...out, signal: 4 });
    expect(changes.inserts.hints).toEqual([]);
  });

  test.each(states)("only counts for one that is %s, and keeps its due time", (state) => {
    const changes = start();
    const one = { ...row, state, dueAt: now + 5 };
    expect(signalEnrollment(changes, one)).toEqual({ ...one, signal: 4 });
    expect(changes.inserts.hints).toEqual([]);
  });

  test("counts each signal of one transaction, in one write and without an event", () => {
    const changes = start();
    signalEnrollment(changes, row);
    signalEnrollment(changes, row);
    expect(changes.enrollments.list()).toMatchObject([{ fromVersion: 7, row: { signal: 5 } }]);
    expect(changes.events).toEqual([]);
  });
});

describe("touchEnrollment and noteEnrollment", () => {
  test("write columns without a move: a touch is no history, a note is", () => {
    const changes = start();
    touchEnrollment(changes, row, { deliveryId: "delivery" });
    expect(changes.events).toEqual([]);
    noteEnrollment(changes, { row, type: "send-missed", data: { stepKey: "hook" } });
    expect(changes.events).toMatchObject([{ type: "send-missed", version: 8 }]);
    expect(changes.enrollments.list()).toMatchObject([
      { row: { ...row, deliveryId: "delivery", version: 8 }, fromVersion: 7 },
    ]);
  });
});

describe("moveCampaign", () => {
  const campaign = {
    tenantId: "tenant",
    id: "campaign",
    key: "winback",
    name: "Win back",
    state: "draft",
    enrollment: "open",
    versionId: "version",
    versionNumber: 1,
    caps: null,
    breaker: null,
    priority: "normal",
    stepOrder: "follow-ups-first",
    followUpShare: null,
    newShare: null,
    launchedAt: null,
    rescheduleFrom: null,
    pausedUntil: null,
    version: 1,
    createdAt: 0,
  } as const;

  test("launches, pauses and resumes, each with its event", () => {
    const changes = start();
    moveCampaign(changes, { row: campaign, event: "launch", patch: { launchedAt: now } });
    moveCampaign(changes, { row: campaign, event: "pause" });
    moveCampaign(changes, { row: campaign, event: "resume" });
    expect(changes.campaigns.list()).toMatchObject([
      { row: { ...campaign, state: "running", launchedAt: now, version: 4 }, fromVersion: 1 },
    ]);
    expect(changes.events.map(({ type }) => type)).toEqual([
      "campaign-launched",
      "campaign-paused",
      "campaign-resumed",
    ]);
  });

  test("refuses to pause what never ran, and writes nothing", () => {
    const changes = start();
    expect(() => moveCampaign(changes, { row: campaign, event: "pause" })).toThrow(
      'The campaign is "draft" and cannot pause. From "draft" it accepts: launch, cancel, archive.',
    );
    expect(changes.toChangeSet().campaigns?.update).toEqual([]);
  });
});
