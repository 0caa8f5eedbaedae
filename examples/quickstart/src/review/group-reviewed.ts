import { describeBriefly } from "./describe-briefly.ts";
import type { ReviewedMessage } from "./review-result.ts";

/** Messages that waited for the same thing and got the same decision. */
export interface ReviewGroup {
  readonly reason: string;
  readonly decision: ReviewedMessage["decision"];
  readonly count: number;
}

/** Together what a person would see as one thing. */
export function groupReviewed(reviewed: readonly ReviewedMessage[]): readonly ReviewGroup[] {
  const groups = new Map<string, ReviewGroup>();
  for (const { message, decision } of reviewed) {
    const reason = describeBriefly(message);
    const key = `${reason}\n${decision}`;
    groups.set(key, { reason, decision, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()].toSorted(
    (one, other) => compare(one.reason, other.reason) || other.count - one.count,
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
