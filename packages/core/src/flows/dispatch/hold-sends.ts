import type { Limit } from "../../capacity/limit.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import type { Engine } from "../engine.ts";
import type { WaitingLines } from "./create-waiting-lines.ts";
import type { PlannedSend } from "./planned-send.ts";
import { ratesOf } from "./rates-of.ts";

/**
 * What becomes of sends that met a limit of their own. A campaign's cap or breaker blocks its stream
 * in this queue until it is free, so that a backlog behind it is not touched. Who meets a recipient
 * domain's rate waits in line for it; who was written to a moment ago, until that is long enough.
 */
export function holdSends(
  engine: Pick<Engine, "kinds">,
  changes: Changes,
  options: {
    readonly held: readonly { readonly send: PlannedSend; readonly by: Limit }[];
    readonly lines: WaitingLines;
    readonly now: Instant;
  },
): { readonly waiting: readonly EnrollmentRecord[]; readonly blocked: number } {
  const { lines, now } = options;
  const waiting: EnrollmentRecord[] = [];
  const blocked = new Set<string>();
  for (const { send, by } of options.held) {
    const row = send.facts.enrollment;
    const { tenantId, senderId, campaignId } = row;
    if (by.reason !== "domain-rate" && by.reason !== "cool-down" && !isFirstAsFollowUp(send, by)) {
      const name = `${campaignId} ${by.reason}`;
      if (blocked.has(name)) continue;
      blocked.add(name);
      const isNew = by.reason === "new-contact-cap";
      const free = isNew
        ? { freeAt: 0, newFreeAt: by.freeAt }
        : { freeAt: by.freeAt, newFreeAt: 0 };
      changes.streams.push({ tenantId, senderId, campaignId, ...free });
      continue;
    }
    const rate = ratesOf(engine, { ...send, now }).find(({ key }) => key.scope === by.scope);
    const dueAt = rate ? lines.join(rate) : by.freeAt;
    waiting.push(
      moveEnrollment(changes, { row, event: "wait", patch: { reason: by.reason, dueAt } }),
    );
  }
  return { waiting, blocked: blocked.size };
}

/** Its first message is not its first step's: it stands among the follow-ups, which go on. */
function isFirstAsFollowUp({ facts }: PlannedSend, { reason }: Limit): boolean {
  return reason === "new-contact-cap" && !laneRules.isNew(facts.enrollment.lane);
}
