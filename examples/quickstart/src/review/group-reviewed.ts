import type { ReviewedMessage } from "./review-result.ts";

/** Messages that waited for the same thing and got the same decision. */
export interface ReviewGroup {
  readonly reason: string;
  readonly decision: ReviewedMessage["decision"];
  readonly count: number;
}

/** Together what a person would see as one thing: the first reason of each, without its numbers. */
export function groupReviewed(reviewed: readonly ReviewedMessage[]): readonly ReviewGroup[] {
  const groups = new Map<string, ReviewGroup>();
  for (const { reasons, decision } of reviewed) {
    const reason = reasons[0] ?? "";
    const key = `${reason}\n${decision}`;
    groups.set(key, { reason, decision, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((one, other) => other.count - one.count);
}
