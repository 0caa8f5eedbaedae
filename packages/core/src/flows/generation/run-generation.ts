import type { Actor } from "../../model/actor.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
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
        .map(({ enrollmentId, stepKey }) => `${enrollmentId}/${stepKey}`),
    );
    const tasks = facts.flatMap(({ enrollment }) =>
      (versions.get(enrollment.versionId)?.steps ?? [])
        .filter(isMessageStep)
        .filter(({ key }) => !written.has(`${enrollment.id}/${key}`))
        .map(({ key }) => ({ enrollmentId: enrollment.id, stepKey: key })),
    );
    return { ids, tasks };
  });
}
