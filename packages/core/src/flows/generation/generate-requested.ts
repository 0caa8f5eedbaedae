import type { Engine } from "../engine.ts";
import { writeMessages } from "./write-messages.ts";

const MESSAGES_PER_RUN = 100;

/**
 * Writes the messages that came due unwritten, of all tenants. The count written: what cannot be
 * written here, such as a kind of a channel that this process does not have, is no reason to go on.
 */
export async function generateRequested(engine: Engine): Promise<number> {
  const requested = await engine.store.read((session) =>
    session.messages.findRequested({ limit: MESSAGES_PER_RUN }),
  );
  let count = 0;
  for (const [tenantId, messages] of Map.groupBy(requested, ({ tenantId }) => tenantId)) {
    const { written } = await writeMessages(engine, { tenantId, tasks: messages });
    count += written;
  }
  return count;
}
