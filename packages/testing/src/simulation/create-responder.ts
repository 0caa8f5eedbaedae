import type { Random } from "@outreachkit/core";
import type { RecordedSend } from "../channel/accepted-send.ts";
import type { PlannedSignal } from "../inbox/create-inbox.ts";
import type { ScriptedSignal } from "../inbox/scripted-signal.ts";
import type { ResponseRates } from "./simulation-options.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What each response is, and how long it takes at most. */
const responses = {
  interested: { signal: { type: "reply", intent: "interested" }, within: 2 * DAY },
  question: { signal: { type: "reply", intent: "question" }, within: 2 * DAY },
  notInterested: { signal: { type: "reply", intent: "not-interested" }, within: 2 * DAY },
  unsubscribe: { signal: { type: "unsubscribe" }, within: DAY },
  outOfOffice: { signal: { type: "out-of-office", returnsAfter: { days: 9 } }, within: 5 * MINUTE },
  hardBounce: { signal: { type: "bounce", severity: "hard" }, within: HOUR },
  softBounce: { signal: { type: "bounce", severity: "soft" }, within: HOUR },
  complaint: { signal: { type: "complaint" }, within: DAY },
} as const satisfies {
  readonly [name in keyof Required<ResponseRates>]: {
    readonly signal: ScriptedSignal;
    readonly within: number;
  };
};

const usual: ResponseRates = {
  interested: 0.02,
  question: 0.01,
  notInterested: 0.03,
  unsubscribe: 0.005,
  outOfOffice: 0.03,
  hardBounce: 0.02,
  softBounce: 0.01,
  complaint: 0.001,
};

/** People and servers that answer, by seeded chance. */
export function createResponder(
  rates: ResponseRates = usual,
  random: Random,
): (send: RecordedSend) => readonly PlannedSignal[] {
  return ({ at }) => {
    let chance = random();
    const within = random();
    for (const [name, response] of Object.entries(responses)) {
      const rate = rates[name as keyof ResponseRates] ?? 0;
      if (chance < rate) {
        const delay = 1_000 + Math.floor(within * response.within);
        return [{ at: Date.parse(at) + delay, signal: response.signal }];
      }
      chance -= rate;
    }
    return [];
  };
}
