import type { Store, StoreSession } from "@outreachkit/core/plugin";
import type pg from "pg";
import { type PlanStep, stepsOfPlan } from "./plan-step.ts";

/** What the statements of a piece of work do, as prepared ones that know no values. */
export interface ExplainedWork {
  readonly statements: number;
  readonly steps: readonly PlanStep[];
}

/** Plans and runs all statements of `work` in a transaction, which is rolled back. */
export const explainPrepared = async (
  { pool, store }: { readonly pool: pg.Pool; readonly store: Store },
  work: (session: StoreSession) => Promise<unknown>,
  options: {
    /** Run for the plan as well, for the actual figures: for reads only. Default false. */
    readonly analyze?: boolean;
    /** As the transactions of dispatch are set. Default true. */
    readonly seqscan?: boolean;
  } = {},
): Promise<ExplainedWork> => {
  const { analyze = false, seqscan = true } = options;
  const client = await pool.connect();
  const steps: PlanStep[] = [];
  let statements = 0;
  try {
    await client.query("begin; set local plan_cache_mode = force_generic_plan");
    if (!seqscan) await client.query("set local enable_seqscan = off");
    await store.read(work, {
      transaction: {
        execute: async (text, parameters) => {
          statements += 1;
          const types = parameters.map(() => "unknown").join(", ");
          await client.query(`prepare explained${types && ` (${types})`} as ${text}`);
          const given = parameters.map((value) => client.escapeLiteral(String(value))).join(", ");
          const { rows } = await client.query(
            `explain (analyze ${analyze}, format json) execute explained${given && ` (${given})`}`,
          );
          steps.push(...stepsOfPlan(rows));
          await client.query("deallocate explained");
          return (await client.query(text, [...parameters])).rows;
        },
      },
    });
  } finally {
    await client.query("rollback");
    client.release();
  }
  return { statements, steps };
};
