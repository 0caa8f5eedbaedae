import type { Tenant } from "@outreachkit/core";
import type { AcceptedSend } from "../channel/accepted-send.ts";
import { findBrokenBreakers } from "./find-broken-breakers.ts";
import { findBrokenCaps } from "./find-broken-caps.ts";
import { findBrokenProgress } from "./find-broken-progress.ts";
import { findBrokenLimits } from "./find-broken-limits.ts";
import { findDoubleSends } from "./find-double-sends.ts";
import { findFoldDifferences } from "./find-fold-differences.ts";
import { findLostMessages } from "./find-lost-messages.ts";
import { findStuckEnrollments } from "./find-stuck-enrollments.ts";
import { findSuppressedSends } from "./find-suppressed-sends.ts";
import { findUnapprovedContent } from "./find-unapproved-content.ts";
import { readLedger } from "./read-ledger.ts";
import type { SenderLimits } from "./sender-limits.ts";
import type { Violation } from "./violation.ts";

export interface InvariantOptions {
  readonly tenant: Tenant;
  /** The provider's own log, of all channels. */
  readonly accepted: readonly AcceptedSend[];
  /** For senders without limits of their own. Default: none. */
  readonly caps?: SenderLimits;
  /**
   * The run is over: the last tick gave `nextDueAt: null`. Then nothing may be in flight, and nothing
   * may be due. Default false.
   */
  readonly drained?: boolean;
}

/**
 * Holds what is stored and told of one tenant against what its providers really accepted: invariants
 * 1 to 6 and 8. Empty when all of them hold. Between tenants see `checkTenancy`.
 */
export async function checkInvariants(options: InvariantOptions): Promise<readonly Violation[]> {
  const { tenant, caps, drained = false } = options;
  const ledger = await readLedger(options);
  return [
    ...findDoubleSends(ledger),
    ...findUnapprovedContent(ledger),
    ...findSuppressedSends(ledger),
    ...findBrokenLimits(ledger, caps ? { caps } : {}),
    ...findBrokenCaps(ledger),
    ...findBrokenBreakers(ledger),
    ...findBrokenProgress(ledger),
    ...(await findStuckEnrollments(ledger, { tenant, drained })),
    ...findLostMessages(ledger, { drained }),
    ...findFoldDifferences(ledger),
  ];
}
