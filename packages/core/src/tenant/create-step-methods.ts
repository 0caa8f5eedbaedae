import { z } from "zod";
import { moveToStep, type MoveResult } from "../flows/enrollments/move-to-step.ts";
import { skipStep, type SkipResult } from "../flows/enrollments/skip-step.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { InstantInput } from "../model/instant.ts";
import { parseInstant } from "../model/parse-instant.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseInput } from "./parse-input.ts";
import { requireId } from "./require-id.ts";
import type { TenantContext } from "./tenant-context.ts";
import { whyField } from "./why-field.ts";

/** The same with instants as they leave the library. */
type Told<Result> = Result extends { readonly dueAt: unknown }
  ? Omit<Result, "dueAt"> & { readonly dueAt: string | null }
  : Result;

/** What became of `skipStep`. A refusal has changed nothing. */
export type SkipOutcome = Told<SkipResult>;

/** What became of `moveTo`. A refusal has changed nothing. */
export type MoveOutcome = Told<MoveResult>;

export interface SkipStepOptions extends OperationOptions {
  /**
   * Skip only if it stands at this step, so that asking twice skips once. Default: whichever step it
   * stands at. One that the enrollment's version does not have is an `InvalidInputError`.
   */
  readonly stepKey?: string;
}

export interface MoveToOptions extends OperationOptions {
  /** Due then, in the next window. Default: now; an instant that has passed means now too. */
  readonly at?: InstantInput;
}

interface StepMethods {
  skipStep(id: string, options: SkipStepOptions): Promise<SkipOutcome>;
  moveTo(id: string, stepKey: string, options: MoveToOptions): Promise<MoveOutcome>;
}

const key = z.string().max(200);
const skipSchema = z.strictObject({ why: whyField, stepKey: key.optional() });
const moveSchema = z.strictObject({
  why: whyField,
  at: z.union([z.string(), z.date()]).optional(),
});

/** Moving the cursor of one sequence by hand. */
export function createStepMethods({ engine, tenantId, actor }: TenantContext): StepMethods {
  return {
    async skipStep(given, options) {
      const id = requireId("enrollment", given);
      const { why, stepKey } = parseInput(skipSchema, options, "The skip");
      const result = await skipStep(engine, { tenantId, id, stepKey, why, actor });
      return result.outcome === "refused"
        ? result
        : { ...result, dueAt: formatOptionalInstant(result.dueAt) };
    },
    async moveTo(given, target, options) {
      const id = requireId("enrollment", given);
      const stepKey = parseInput(key, target, "The step");
      const { why, at } = parseInput(moveSchema, options, "The move");
      const due = at === undefined ? null : parseInstant(at, "at");
      const result = await moveToStep(engine, { tenantId, id, stepKey, at: due, why, actor });
      return result.outcome === "refused"
        ? result
        : { ...result, dueAt: formatOptionalInstant(result.dueAt) };
    },
  };
}
