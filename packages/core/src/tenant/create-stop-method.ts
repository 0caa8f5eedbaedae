import { z } from "zod";
import {
  type ManualStopReason,
  stopByHand,
  type StopResult,
} from "../flows/enrollments/stop-by-hand.ts";
import { forKnown } from "./for-known.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseIds } from "./parse-ids.ts";
import { parseInput } from "./parse-input.ts";
import type { TenantContext } from "./tenant-context.ts";
import { whyField } from "./why-field.ts";

export interface StopOptions extends OperationOptions {
  /** What the sequence ends as. Default `cancelled`. */
  readonly reason?: ManualStopReason;
}

/** What became of one stop. */
export interface StopOutcome extends StopResult {
  /** Null for a text that can be no id. */
  readonly id: string | null;
}

const schema = z.strictObject({
  why: whyField,
  reason: z.enum(["goal", "disqualified", "cancelled"]).optional(),
});

/** Stopping enrollments by hand, up to 1,000 in one transaction. */
export function createStopMethod({ engine, tenantId, actor }: TenantContext) {
  return async (
    given: readonly string[],
    options: StopOptions,
  ): Promise<readonly StopOutcome[]> => {
    const { why, reason = "cancelled" } = parseInput(schema, options, "The stop");
    return await forKnown<StopResult>(parseIds(given, "The stop"), {
      unknown: { outcome: "not-found", state: null, reason: null, out: null },
      run: (ids) => stopByHand(engine, { tenantId, ids, reason, why, actor }),
    });
  };
}
