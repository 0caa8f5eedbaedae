import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import { applyPlan } from "../dispatch/apply-plan.ts";
import type { Engine } from "../engine.ts";
import { cancelOpenTasks } from "../tasks/cancel-open-tasks.ts";
import { lockForStep, type StepRefusal } from "./lock-for-step.ts";
import { requireStep } from "./require-step.ts";
import { wakeEnrollment } from "./wake-enrollment.ts";

export type SkipResult =
  | {
      readonly outcome: "skipped";
      readonly skipped: string;
      /** The step it stands at now and when that is due; null: the sequence is completed. */
      readonly stepKey: string | null;
      readonly dueAt: Instant | null;
    }
  | {
      readonly outcome: "refused";
      /** `not-current`: it stands at another step than the one named, so that there is nothing to skip. */
      readonly reason: StepRefusal | "not-current";
      readonly stepKey: string | null;
    };

/**
 * Passes the current step without sending it: its message is closed, and the next step counts from
 * now. The claim decides under the same lock, so a step is either claimed or skipped, never both.
 */
export async function skipStep(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly id: string;
    readonly stepKey: string | undefined;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<SkipResult> {
  const { tenantId, id, stepKey, why, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session): Promise<SkipResult> => {
      const context = await lockForStep(engine, session, { tenantId, id });
      if (typeof context === "string") return refuse(context, null);
      const { facts, version, calendar, open, current } = context;
      const asked = stepKey === undefined ? current : requireStep(version, stepKey);
      if (!current || asked !== current) return refuse("not-current", current?.key ?? null);
      const changes = createChanges({ now, actor, newId: engine.newId });
      const next = planAfter(current.key, { steps: version.steps, anchor: now, now, calendar });
      const told = withWhy(changes, why);
      await cancelOpenTasks(session, told, [facts.enrollment]);
      const row = applyPlan(told, {
        facts,
        open,
        version,
        task: null,
        plan: { action: "skip", stepKey: current.key, reason: "manual", next },
      });
      const { stepKey: at, dueAt } = wakeEnrollment(changes, row);
      await commitChanges(session, changes);
      return { outcome: "skipped", skipped: current.key, stepKey: at, dueAt };
    });
  });
}

const refuse = (reason: StepRefusal | "not-current", stepKey: string | null): SkipResult => ({
  outcome: "refused",
  reason,
  stepKey,
});
