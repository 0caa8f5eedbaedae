import type { Limit } from "../../capacity/limit.ts";
import { waitsAlone } from "../../capacity/waits-alone.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import type { WaitingLines } from "./create-waiting-lines.ts";
import type { PlannedSend } from "./planned-send.ts";

/**
 * What becomes of sends that met a limit of their own. A campaign's cap or breaker blocks its stream
 * in this queue until it is free, so that a backlog behind it is not touched; so do a sender's contacts
 * in progress, of those who got nothing yet. Who meets a recipient domain's rate or a week's cap of its
 * kind waits in line for it; who was written to a moment ago, until that is long enough.
 */
export function holdSends(
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
    if (by.reason === "sender-wip" && !laneRules.isNew(row.lane)) {
      // Nothing went to it yet: it stands with those whom the block holds, and is not touched again.
      const patch = { reason: by.reason, dueAt: now, lane: laneRules.asNew(row.lane) };
      waiting.push(moveEnrollment(changes, { row, event: "wait", patch }));
    }
    if (!waitsAlone(row, by)) {
      const name = `${campaignId} ${by.reason}`;
      if (blocked.has(name)) continue;
      blocked.add(name);
      const isNew = by.reason === "new-contact-cap" || by.reason === "sender-wip";
      const free = isNew
        ? { freeAt: 0, newFreeAt: by.freeAt }
        : { freeAt: by.freeAt, newFreeAt: 0 };
      changes.streams.push({ tenantId, senderId, campaignId, ...free });
      continue;
    }
    const dueAt = by.line ? lines.join(by.line) : by.freeAt;
    waiting.push(
      moveEnrollment(changes, { row, event: "wait", patch: { reason: by.reason, dueAt } }),
    );
  }
  return { waiting, blocked: blocked.size };
}
