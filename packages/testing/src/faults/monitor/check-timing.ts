import { type DeliveryRecord, durationToMilliseconds } from "@outreachkit/core/plugin";
import type { Violation } from "../../invariants/violation.ts";
import type { Model } from "./model.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Invariant 11: a message is claimed inside a window of its contact's day, and no earlier than its
 * delay after the one before. By the platform's own calendar; whole days may be up to a day short,
 * because they count dates.
 */
export function checkTiming(model: Model, row: DeliveryRecord): readonly Violation[] {
  const versionId = model.enrollments.get(row.enrollmentId)?.versionId ?? "";
  const definition = model.definitions.get(versionId);
  const claimedAt = row.claimedAt ?? 0;
  if (!definition) return [];
  const violations: Violation[] = [];
  const report = (message: string) =>
    void violations.push({ invariant: 11, message, ids: [row.id] });
  const { contacts, tenants } = model;
  const timeZone =
    contacts.get(row.contactId)?.timeZone ?? tenants.get(row.tenantId)?.settings.timeZone ?? "UTC";
  const { weekday, time } = readClock(claimedAt, timeZone);
  const { everyDay, weekdays, weekend } = definition.schedule;
  const group = weekday === "Sat" || weekday === "Sun" ? weekend : weekdays;
  const window = group ?? everyDay;
  // In the hour that is shown twice a window goes on although the wall clock is before its start.
  const isShownAgain = readClock(claimedAt - HOUR, timeZone).time === time;
  if (typeof window === "string" && !isInside(time, window) && !isShownAgain)
    report(`It is claimed at ${time} in ${timeZone}, outside of ${window}.`);
  if (window === undefined) report(`It is claimed on a ${weekday}, when nothing may be sent.`);
  const delay = definition.steps.find(({ key }) => key === row.stepKey)?.delay;
  const before = latestSend(model, row);
  if (delay === undefined || "at" in delay || before === null) return violations;
  const { days = 0, count: _count, ...rest } = delay;
  const least = Math.max(0, days - 1) * DAY + durationToMilliseconds(rest);
  if (claimedAt - before < least)
    report(`It is claimed ${claimedAt - before} ms after the one before, too early.`);
  return violations;
}

function latestSend({ deliveries }: Model, { id, enrollmentId }: DeliveryRecord): number | null {
  let latest: number | null = null;
  for (const other of deliveries.values()) {
    if (other.enrollmentId !== enrollmentId || other.id === id || other.sentAt === null) continue;
    latest = Math.max(latest ?? 0, other.sentAt);
  }
  return latest;
}

function readClock(instant: number, timeZone: string) {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return { weekday: parts["weekday"] ?? "", time: `${parts["hour"]}:${parts["minute"]}` };
}

/** Texts such as `09:00-17:00`; the end is exclusive and `24:00` is one. */
function isInside(time: string, window: string): boolean {
  const [start = "", end = ""] = window.split("-");
  return time >= start && time < end;
}
