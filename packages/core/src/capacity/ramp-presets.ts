import type { Ramp } from "../model/caps.ts";

/** Ready ramps. `gentle` takes a new mailbox from 5 a day to its daily cap, by 5 for each active day. */
export const rampPresets = {
  gentle: { start: 5, step: 5 },
} as const satisfies Readonly<Record<string, Ramp>>;
