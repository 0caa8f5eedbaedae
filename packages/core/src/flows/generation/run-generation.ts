import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { Actor } from "../../model/actor.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import { nextFallback } from "../../sequence/next-fallback.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { hasAddressFor } from "../dispatch/has-address-for.ts";
import type { Engine } from "../engine.ts";
import type { WritingTotals } from "./draft.ts";
import { type WritingTask, writeMessages } from "./write-messages.ts";

const ENROLLMENTS_PER_BATCH = 100;

export interface GenerationProgress extends WritingTotals {
  /** Live enrollments looked at so far. */
  readonly enrollments: number;
}

/** Writes every message of a campaign that is not written yet, ahead of time, in batches. */
export async function runGeneration(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly actor: Actor;
    readonly onProgress?: (progress: GenerationProgress) => void;
  },
): Promise<GenerationProgress> {
  const { tenantId, campaignId, actor } = options;
  let progress: GenerationProgress = { enrollments: 0, written: 0, approved: 0, toReview: 0 };
  for (let afterId: string | null = null; ;) {
    const { ids, tasks } = await findTasks(engine, { tenantId, campaignId, afterId });
    if (ids.length === 0) return progress;
    const totals = await writeMessages(engine, { tenantId, tasks, actor });
    progress = {
      enrollments: progress.enrollments + ids.length,
      written: progress.written + totals.written,
      approved: progress.approved + totals.approved,
      toReview: progress.toReview + totals.toReview,
    };
    options.onProgress?.(progress);
    afterId = ids.at(-1) ?? null;
  }
}

async function findTasks(
  engine: Engine,
  request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly afterId: string | null;
  },
): Promise<{ readonly ids: readonly string[]; readonly tasks: readonly WritingTask[] }> {
  const { tenantId } = request;
  return await engine.store.read(async (session) => {
    const ids = await session.enrollments.listLiveIds({ ...request, limit: ENROLLMENTS_PER_BATCH });
    if (ids.length === 0) return { ids, tasks: [] };
    const keys = ids.map((id) => ({ tenantId, id }));
    const facts = await session.enrollments.readFacts(keys);
    const versions = await engine.versions.load(
      session,
      facts.map(({ enrollment }) => enrollment),
    );
    const messages = await session.messages.findOfEnrollments(keys);
    const written = new Set(
      messages
        .filter(({ generation }) => generation !== "requested")
        .map(({ enrollmentId, stepKey, kind }) => `${enrollmentId}/${stepKey}/${kind}`),
    );
    const isWritten = ({ enrollmentId, stepKey, kind }: WritingTask) =>
      written.has(`${enrollmentId}/${stepKey}/${kind}`);
    const tasks = facts.flatMap((row) =>
      findUnwritten(engine, row, { version: versions.get(row.enrollment.versionId), isWritten }),
    );
    return { ids, tasks };
  });
}

/** Each step's message, unless it has one, on the kind that it will go on as far as can be seen now. */
function findUnwritten(
  engine: Engine,
  { enrollment, contact }: EnrollmentFacts,
  {
    version,
    isWritten,
  }: {
    readonly version: CompiledVersion | undefined;
    readonly isWritten: (task: WritingTask) => boolean;
  },
): readonly WritingTask[] {
  if (!version) return [];
  const { senders } = enrollment;
  const { allocation } = version.definition;
  const hasAddress = ({ kind }: MessageStep) =>
    hasAddressFor(engine, contact, { kind, allocation });
  return version.steps.filter(isMessageStep).flatMap((each) => {
    const step = stepFor(each, enrollment);
    const task = { enrollmentId: enrollment.id, stepKey: step.key, kind: step.kind };
    if (isWritten(task)) return [];
    const open = senders[step.kind] !== undefined && hasAddress(step);
    const { kind } = (open ? null : nextFallback(step, { senders, hasAddress })) ?? step;
    return isWritten({ ...task, kind }) ? [] : [{ ...task, kind }];
  });
}
