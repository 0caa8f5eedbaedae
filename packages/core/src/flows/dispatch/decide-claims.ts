import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { applyPlan } from "./apply-plan.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import type { ClaimFacts } from "./gather-claim-facts.ts";
import { noOpenMessages } from "./read-open-messages.ts";
import { beginsProgress } from "./begins-progress.ts";
import { claimSends } from "./claim-sends.ts";
import type { PlannedSend } from "./planned-send.ts";
import { createCapacityBook } from "../../capacity/create-capacity-book.ts";
import { createWaitingLines } from "./create-waiting-lines.ts";
import { holdSends } from "./hold-sends.ts";
import { limitsOfHead } from "./limits-of-head.ts";
import { limitsOfProgress } from "./limits-of-progress.ts";
import { isInLine } from "./is-in-line.ts";
import { limitsOfWeek } from "./limits-of-week.ts";
import { limitsOfSend } from "./limits-of-send.ts";
import { turnStreams } from "./turn-streams.ts";
import { updateHead } from "./update-head.ts";

/** Decides a whole batch: pure on what was read, writing only into `changes`. */
export function decideClaims(
  engine: Engine,
  changes: Changes,
  options: ClaimFacts & { readonly leaseId: string; readonly now: Instant },
): { readonly moved: number; readonly requests: readonly ClaimedRequest[] } {
  let moved = 0;
  const requests: ClaimedRequest[] = [];
  const book = createCapacityBook();
  const lines = createWaitingLines(options.reading);
  for (const locked of options.heads) {
    const sends: PlannedSend[] = [];
    const handled: EnrollmentRecord[] = [];
    const { head } = locked;
    const own = { ...options, head, limits: limitsOfHead(engine, head) };
    for (const { facts, plan, version, task } of locked.planned) {
      if (plan.action === "send") {
        const { step, missed } = plan;
        const limits = [
          ...limitsOfSend(engine, { ...options, facts, step }),
          ...limitsOfProgress({ ...own, begins: beginsProgress(facts) }),
          ...limitsOfWeek({ ...own, kind: step.kind, isInLine: isInLine(facts.enrollment) }),
        ];
        sends.push({ facts, step, missed, limits });
        continue;
      }
      const open = options.openMessages.get(facts.enrollment.id) ?? noOpenMessages;
      handled.push(applyPlan(changes, { facts, plan, version, task, open }));
    }
    const { allotment, claimed } = claimSends(engine, changes, { ...options, locked, sends, book });
    const held = holdSends(changes, { held: allotment.held, lines, now: options.now });
    handled.push(...held.waiting);
    moved += handled.length + held.blocked;
    requests.push(...claimed);
    const going = claimed.flatMap(({ deliveries }) =>
      deliveries.map(({ enrollmentId }) => enrollmentId),
    );
    turnStreams(changes, { going: allotment.going, turns: options.turns });
    updateHead(changes, { locked, allotment, handled, going });
  }
  changes.capacity.push(...lines.taken());
  return { moved, requests };
}
