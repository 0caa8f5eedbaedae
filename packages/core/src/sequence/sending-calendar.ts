import type { CompiledWindows } from "./compiled-windows.ts";
import type { TimeZoneTable } from "./time-zone-table.ts";

/** When one contact may be written to: windows in the zone that applies, less holidays. */
export interface SendingCalendar {
  readonly windows: CompiledWindows;
  readonly zone: TimeZoneTable;
  /** Asked with the date a window starts on, counted from 1970-01-01. Default: no holidays. */
  readonly isHoliday?: ((epochDay: number) => boolean) | undefined;
  /**
   * Whether nobody can tell if a date is a holiday. Plans ahead take it for open, as they are checked
   * again when it comes; nothing is sent on it. Default: all is known.
   */
  readonly isUncertain?: ((epochDay: number) => boolean) | undefined;
}
