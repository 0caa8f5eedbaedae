import type { Model } from "./model.ts";

/** What is left for a person to decide. */
export function countNeedsReview({ deliveries }: Model): number {
  let count = 0;
  for (const { state } of deliveries.values()) if (state === "needs-review") count += 1;
  return count;
}
