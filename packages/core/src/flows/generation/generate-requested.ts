import { telemetryNames } from "../../telemetry/telemetry-names.ts";
import type { Engine } from "../engine.ts";
import { runAll } from "../run-all.ts";
import { traced } from "../traced.ts";
import { writeMessages } from "./write-messages.ts";

const MESSAGES_PER_RUN = 100;

/** Writes the messages that came due unwritten, of all tenants, `concurrency` tenants at a time. */
export async function generateRequested(
  engine: Engine,
  { concurrency = 1 }: { readonly concurrency?: number } = {},
): Promise<{ readonly requested: number; readonly written: number }> {
  const requested = await engine.store.read((session) =>
    session.messages.findRequested({
      limit: MESSAGES_PER_RUN,
      exceptKinds: [...engine.unknownKinds],
    }),
  );
  const { spans, attributes } = telemetryNames;
  let written = 0;
  const byTenant = Map.groupBy(requested, ({ tenantId }) => tenantId);
  await runAll(byTenant, { concurrency }, async ([tenantId, tasks]) => {
    if (engine.stop?.aborted) return;
    const of = { [attributes.tenant]: tenantId, [attributes.count]: tasks.length };
    await traced(engine, spans.generate, of, async () => {
      const totals = await writeMessages(engine, { tenantId, tasks });
      written += totals.written;
    });
  });
  return { requested: requested.length, written };
}
