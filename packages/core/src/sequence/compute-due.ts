import type { Delay } from "../model/delay.ts";
import type { Instant } from "../model/instant.ts";
import { addDelay } from "./add-delay.ts";
import { nextInWindow } from "./next-in-window.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/**
 * When a step is due: its anchor plus its delay (none: at once), then the next window. `null` when
 * no window opens within 60 days. For a first step that ignores windows use `addDelay`.
 */
export function computeDue(options: {
  readonly delay?: Delay | undefined;
  /** The actual completion of the previous step; first step: the later of enrolled and launched. */
  readonly anchor: Instant;
  readonly calendar: SendingCalendar;
}): Instant | null {
  const { delay, anchor, calendar } = options;
  const planned = addDelay({ delay, anchor, calendar });
  return planned === null ? null : nextInWindow(calendar, planned);
}
