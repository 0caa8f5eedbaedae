import type { BreakerWindow } from "../contracts/store/breaker-store.ts";
import type { BreakerRecord } from "../contracts/store/records/breaker-record.ts";
import type { Instant } from "../model/instant.ts";
import { isOverPercent } from "./is-over-percent.ts";
import type { ResolvedBreakerLimits } from "./resolve-breaker-limits.ts";

/** Which limit was met. */
export type BreakerRule = "bounce-rate" | "many-bounces" | "complaint-rate" | "many-complaints";

export type BreakerVerdict =
  | { readonly verdict: "trip" | "warn"; readonly rule: BreakerRule }
  | { readonly verdict: "close" | "none" };

/** A warning that stands already is not repeated for so long. */
const QUIET = 24 * 3_600_000;

/**
 * Judges one breaker by its last sends, of which the window holds only those claimed since `since`. One
 * that is open or paused is not judged: what it sent before is what opened it. Counts are of messages,
 * so a report that comes twice, late or out of order changes none.
 */
export function judgeBreaker(options: {
  readonly breaker: Pick<BreakerRecord, "state" | "warnedAt" | "complaints">;
  readonly window: BreakerWindow;
  readonly limits: ResolvedBreakerLimits;
  readonly now: Instant;
}): BreakerVerdict {
  const { breaker, window, limits, now } = options;
  if (breaker.state === "open" || breaker.state === "paused") return { verdict: "none" };
  const rule = findMetLimit(options, 1);
  if (rule) return { verdict: "trip", rule };
  if (breaker.state === "half-open") {
    const clean = window.sends - window.bounced - window.complained;
    return { verdict: clean >= limits.closeAfter ? "close" : "none" };
  }
  if (breaker.warnedAt !== null && now - breaker.warnedAt < QUIET) return { verdict: "none" };
  const warning = findMetLimit(options, 0.5);
  return warning ? { verdict: "warn", rule: warning } : { verdict: "none" };
}

/**
 * The first limit that is met, with each times `share`. How much there has to be to judge by at all
 * stays; of counts a share is rounded up, so that half of two is one.
 */
function findMetLimit(
  { breaker, window, limits, now }: Parameters<typeof judgeBreaker>[0],
  share: number,
): BreakerRule | null {
  const { bounces, complaints } = limits;
  const { sends, bounced } = window;
  if (bounces) {
    const enough =
      sends >= bounces.minimumSends && bounced >= Math.ceil(bounces.minimumBounces * share);
    if (enough && isOverPercent(bounced, sends, bounces.percent * share)) return "bounce-rate";
    const many = bounced >= Math.ceil(bounces.manyBounces * share);
    if (many && bounced * 100 >= bounces.manyPercent * share * sends) return "many-bounces";
  }
  if (complaints) {
    const enough = window.complaintSends >= complaints.lastSends;
    if (
      enough &&
      isOverPercent(window.complaints, window.complaintSends, complaints.percent * share)
    )
      return "complaint-rate";
    const count = Math.ceil(complaints.count * share);
    const recent = breaker.complaints.filter((at) => at > now - complaints.within);
    if (recent.length >= count) return "many-complaints";
  }
  return null;
}
