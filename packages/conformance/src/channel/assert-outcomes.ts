import assert from "node:assert/strict";
import type { SendOutcome } from "@outreachkit/core/plugin";

/** Requires that each outcome is one of those allowed. */
export function assertOutcomes(
  outcomes: readonly SendOutcome[],
  ...allowed: readonly SendOutcome["outcome"][]
): void {
  for (const outcome of outcomes) {
    assert.ok(
      allowed.includes(outcome.outcome),
      `expected ${allowed.join(" or ")}, got ${JSON.stringify(outcome)}`,
    );
  }
}
