import type { RowKey } from "../../contracts/store/keys.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";

export const noOpenMessages: OpenMessages = { messages: [], deliveries: [] };

/** By enrollment, which the caller has locked: what has no end yet. One statement, or none. */
export async function readOpenMessages(
  session: StoreSession,
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, OpenMessages>> {
  if (keys.length === 0) return new Map();
  const { messages, deliveries } = await session.messages.findOpen(keys);
  const messagesOf = Map.groupBy(messages, ({ enrollmentId }) => enrollmentId);
  const deliveriesOf = Map.groupBy(deliveries, ({ enrollmentId }) => enrollmentId);
  return new Map(
    [...messagesOf].map(([id, own]) => [
      id,
      { messages: own, deliveries: deliveriesOf.get(id) ?? [] },
    ]),
  );
}
