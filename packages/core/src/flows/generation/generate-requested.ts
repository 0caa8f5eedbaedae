import type { Engine } from "../engine.ts";
import { writeMessages } from "./write-messages.ts";

const MESSAGES_PER_RUN = 100;

/** Writes the messages that came due unwritten, of all tenants. The count taken up. */
export async function generateRequested(engine: Engine): Promise<number> {
  const requested = await engine.store.read((session) =>
    session.messages.findRequested({ limit: MESSAGES_PER_RUN }),
  );
  for (const [tenantId, messages] of Map.groupBy(requested, ({ tenantId }) => tenantId)) {
    await writeMessages(engine, { tenantId, tasks: messages });
  }
  return requested.length;
}
