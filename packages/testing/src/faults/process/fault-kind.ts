import type { FailureMode } from "../../channel/failure-mode.ts";

/**
 * What an operation may meet.
 *
 * - `error`: it fails before its effect. `conflict`: the same, as a lost race. `late-error`: it takes
 *   effect and its answer is lost, as after a commit.
 * - `crash`, `late-crash`: the process dies before or after the effect.
 * - `overtaken`: the process pauses, and another one does all it finds to do. `interrupted`: it
 *   pauses, and the host makes its next call.
 * - `zombie`: the process sleeps past its lease while others recover, and then goes on.
 *   `zombie-in-call`: it wakes up in the middle of the next provider call of another one.
 *   `oversleep`: it wakes up past its lease, before anyone has noticed.
 */
const faultKinds = [
  "error",
  "conflict",
  "late-error",
  "crash",
  "late-crash",
  "overtaken",
  "interrupted",
  "zombie",
  "zombie-in-call",
  "oversleep",
] as const;

export type SleepKind = "overtaken" | "interrupted" | "zombie" | "zombie-in-call" | "oversleep";

/** How a provider call may go wrong, beyond what happens to its process. */
export const callFaults = {
  "call-rejected": "rejected",
  "call-rejected-recipient": "rejected-recipient",
  "call-throttled": "deferred",
  "call-throttled-long": { mode: "deferred", retryAfter: { hours: 30 } },
  "call-unclear": "uncertain-before-accept",
  "call-unclear-late": "uncertain-after-accept",
  "call-throws": "throw-before-accept",
  "call-throws-late": "throw-after-accept",
  "call-timeout": "hang-before-accept",
  "call-timeout-late": "hang-after-accept",
  "call-malformed": "too-few-answers",
  "call-overlong": "too-many-answers",
} as const satisfies { readonly [kind: string]: FailureMode };

export type CallFault = keyof typeof callFaults;

export type FaultKind = (typeof faultKinds)[number] | CallFault;

const sleepKinds: ReadonlySet<FaultKind> = new Set<SleepKind>([
  "overtaken",
  "interrupted",
  "zombie",
  "zombie-in-call",
  "oversleep",
]);

export function isSleepKind(kind: FaultKind): kind is SleepKind {
  return sleepKinds.has(kind);
}
