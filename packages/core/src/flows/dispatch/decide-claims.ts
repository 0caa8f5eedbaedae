import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { applyPlan } from "./apply-plan.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import type { ClaimFacts } from "./gather-claim-facts.ts";
import { noOpenMessages } from "./read-open-messages.ts";
import { claimSends } from "./claim-sends.ts";
import type { PlannedSend } from "./planned-send.ts";
import { updateHead } from "./update-head.ts";

/** Decides a whole batch: pure on what was read, writing only into `changes`. */
export function decideClaims(
  engine: Engine,
  changes: Changes,
  options: ClaimFacts & { readonly leaseId: string; readonly now: Instant },
): { readonly moved: number; readonly requests: readonly ClaimedRequest[] } {
  let moved = 0;
  const requests: ClaimedRequest[] = [];
  for (const locked of options.heads) {
    const sends: PlannedSend[] = [];
    const handled: EnrollmentRecord[] = [];
    for (const { facts, plan, version, task } of locked.planned) {
      if (plan.action === "send") {
        sends.push({ facts, step: plan.step, missed: plan.missed });
        continue;
      }
      const open = options.openMessages.get(facts.enrollment.id) ?? noOpenMessages;
      handled.push(applyPlan(changes, { facts, plan, version, task, open }));
    }
    moved += handled.length;
    const { allotment, claimed } = claimSends(engine, changes, { ...options, locked, sends });
    requests.push(...claimed);
    const going = claimed.flatMap(({ deliveries }) =>
      deliveries.map(({ enrollmentId }) => enrollmentId),
    );
    updateHead(changes, { locked, allotment, handled, going });
  }
  return { moved, requests };
}
