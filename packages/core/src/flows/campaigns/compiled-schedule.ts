import type { ResolvedHolidays, Schedule } from "../../model/weekly-schedule.ts";
import type { ClosedDates } from "../../sequence/closed-dates.ts";
import type { CompiledHolidays } from "../../sequence/compile-holidays.ts";
import type { CompiledWindows } from "../../sequence/compiled-windows.ts";

/** When a campaign may send, ready for the planner. */
export interface CompiledSchedule {
  readonly rule: Schedule;
  readonly windows: CompiledWindows;
  /** Null: nothing is ever closed. */
  readonly holidays: CompiledHolidays | null;
  readonly closedDates: (resolved: ResolvedHolidays) => ClosedDates;
}
