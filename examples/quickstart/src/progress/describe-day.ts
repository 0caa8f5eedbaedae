import { formatDay } from "../outcome/format-time.ts";
import type { DayReport } from "../simulation/run-days.ts";
import { roles } from "../simulation/role.ts";
import { roleNames } from "./role-names.ts";

/** One virtual day as a line. */
export function describeDay(report: DayReport, timeZone: string): string {
  const { day, startedAt, sent, answers, deaths } = report;
  const came = roles.flatMap((role) => {
    const count = answers[role] ?? 0;
    return count === 0 ? [] : [`${count} ${roleNames[role][count === 1 ? "one" : "many"]}`];
  });
  const crash = deaths === 0 ? [] : ["a worker died, another took over"];
  const columns = [
    `Day ${String(day).padStart(2)}`,
    formatDay(startedAt, timeZone).padEnd(10),
    `${sent === 0 ? "–" : sent} sent`.padStart(9),
    [...came, ...crash].join(", "),
  ];
  return columns.join("   ").trimEnd();
}
