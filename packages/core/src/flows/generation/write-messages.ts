import { combineVerdicts } from "../../approval/combine-verdicts.ts";
import { explainReview } from "../../approval/explain-review.ts";
import { decideApproval } from "../../approval/decide-approval.ts";
import { type Actor, systemActor } from "../../model/actor.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import { fallenBack } from "../../model/fallen-back.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import { draftMessage } from "./draft-message.ts";
import type { Draft, StepKey, WritingTotals } from "./draft.ts";
import { readWritingFacts, type WritingFacts } from "./read-writing-facts.ts";
import { scopeOf } from "./scope-of.ts";
import { storeDrafts } from "./store-drafts.ts";

/** A message of an enrollment that shall be written. */
export interface WritingTask {
  readonly enrollmentId: string;
  readonly stepKey: string;
  readonly kind: string;
}

/**
 * Writes, checks and decides on messages of one tenant. Words are made and policies asked outside
 * any transaction; then one transaction stores what is still wanted.
 */
export async function writeMessages(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly tasks: readonly WritingTask[];
    readonly actor?: Actor;
  },
): Promise<WritingTotals> {
  const { tenantId, tasks, actor = systemActor } = options;
  const ids = [...new Set(tasks.map(({ enrollmentId }) => enrollmentId))];
  const keys = ids.map((id) => ({ tenantId, id }));
  const writings = await engine.store.read((session) =>
    readWritingFacts(engine, session, { tenantId, keys }),
  );
  const tasksOf = Map.groupBy(tasks, ({ enrollmentId }) => enrollmentId);
  const drafts: Draft[] = [];
  const gone: StepKey[] = [];
  for (const writing of writings) {
    // A worker that stops keeps what it has written; the rest stays requested.
    if (engine.stop?.aborted) break;
    const own = tasksOf.get(writing.facts.enrollment.id) ?? [];
    const { key, drafts: written, gone: without } = await draftSteps(engine, writing, own);
    drafts.push(...written);
    gone.push(...without.map((task) => ({ ...task, key })));
  }
  return await retryOnConflict(() => storeDrafts(engine, { drafts, gone, actor }));
}

/** Another process may carry it, so the message stays requested; this one asks for its kind no more. */
function noteUnknownKind(engine: Engine, kind: string): void {
  if (engine.unknownKinds.has(kind)) return;
  engine.unknownKinds.add(kind);
  engine.logger.log(
    "error",
    "Messages wait to be written whose kind no channel of this process carries; they wait for one that does.",
    { event: "unknown-kind", kind },
  );
}

/** The step in the form that the task is about; undefined: the contact does not get that any more. */
function formOf({ facts, version }: WritingFacts, task: WritingTask): MessageStep | undefined {
  const step = version.stepsByKey.get(task.stepKey);
  if (!step || !isMessageStep(step)) return undefined;
  const now = stepFor(step, facts.enrollment);
  return now.kind === task.kind ? now : fallenBack(now, task.kind);
}

async function draftSteps(engine: Engine, writing: WritingFacts, tasks: readonly WritingTask[]) {
  const { facts, version } = writing;
  const key = { tenantId: facts.enrollment.tenantId, id: facts.enrollment.id };
  const mode = version.definition.approval ?? "manual";
  const drafts: Draft[] = [];
  const gone: WritingTask[] = [];
  for (const task of tasks) {
    const { stepKey } = task;
    const step = formOf(writing, task);
    if (!step) {
      gone.push(task);
      continue;
    }
    const kind = engine.kinds.get(step.kind);
    if (!kind) {
      noteUnknownKind(engine, step.kind);
      continue;
    }
    const scope = scopeOf(writing, step.kind);
    const written = draftMessage({ writing, scope, step, kind });
    const draft = { ...written, checks: explainReview(mode, written.checks) };
    const host = await engine.policies.approval?.({
      campaignKey: facts.campaign.key,
      enrollmentId: facts.enrollment.id,
      contactId: facts.contact.id,
      stepKey,
      kind: step.kind,
      content: draft.content,
      checks: draft.checks,
    });
    const verdict = combineVerdicts({
      mode: decideApproval(mode, draft.checks),
      host,
      checks: draft.checks,
    });
    drafts.push({ ...draft, key, step, verdict, policy: host === undefined ? mode : "host" });
  }
  return { key, drafts, gone };
}
