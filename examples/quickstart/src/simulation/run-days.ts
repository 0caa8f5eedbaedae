import type { Answer } from "./create-people.ts";
import type { Role } from "./role.ts";
import type { World } from "./create-world.ts";

/** What happened on one virtual day. */
export interface DayReport {
  /** From 1. */
  readonly day: number;
  /** When it began, in milliseconds. */
  readonly startedAt: number;
  readonly sent: number;
  readonly answers: Readonly<Partial<Record<Role, number>>>;
  readonly deaths: number;
}

const DAY = 86_400_000;

/** Runs the virtual days one after the other, and tells after each what it brought. */
export async function runDays(options: {
  readonly world: World;
  readonly answers: readonly Answer[];
  readonly days: number;
  readonly onDay: (report: DayReport) => void;
}): Promise<readonly DayReport[]> {
  const { world, answers, days, onDay } = options;
  const start = world.clock.now();
  const reports: DayReport[] = [];
  for (let day = 1; day <= days; day += 1) {
    const from = start + (day - 1) * DAY;
    const before = { sent: world.accepted().length, deaths: world.deaths.length };
    await world.run(from + DAY);
    const report = {
      day,
      startedAt: from,
      sent: world.accepted().length - before.sent,
      answers: countRoles(answers, from, from + DAY),
      deaths: world.deaths.length - before.deaths,
    };
    reports.push(report);
    onDay(report);
  }
  return reports;
}

function countRoles(answers: readonly Answer[], from: number, until: number) {
  const counts: Partial<Record<Role, number>> = {};
  for (const { at, role } of answers)
    if (at > from && at <= until) counts[role] = (counts[role] ?? 0) + 1;
  return counts;
}
