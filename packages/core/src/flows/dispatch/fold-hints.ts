import { telemetryNames } from "../../telemetry/telemetry-names.ts";
import type { Engine } from "../engine.ts";
import { traced } from "../traced.ts";

const HEADS_PER_FOLD = 200;

/** Carries the wake-ups of producers to the heads of their queues. True when there may be more. */
export async function foldHints(engine: Engine): Promise<boolean> {
  const { spans, attributes } = telemetryNames;
  return await traced(engine, spans.fold, {}, (note) =>
    engine.store.transaction(async (session) => {
      const heads = await session.queue.lockHintedHeads({ limit: HEADS_PER_FOLD });
      note({ [attributes.count]: heads.length });
      if (heads.length > 0) await session.queue.foldHints(heads);
      return heads.length === HEADS_PER_FOLD;
    }),
  );
}
