import type { RowKey } from "../../contracts/store/keys.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";

/** Everything one enrollment wrote and sent. */
export interface EnrollmentHistory {
  readonly messages: readonly MessageRecord[];
  readonly deliveries: readonly DeliveryRecord[];
}

export const emptyHistory: EnrollmentHistory = { messages: [], deliveries: [] };

/** The histories of these enrollments, which the caller has locked. Two statements, or none. */
export async function readHistories(
  session: StoreSession,
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, EnrollmentHistory>> {
  if (keys.length === 0) return new Map();
  const messages = await session.messages.findOfEnrollments(keys);
  const deliveries = await session.messages.findDeliveriesOfEnrollments(keys);
  const messagesOf = Map.groupBy(messages, ({ enrollmentId }) => enrollmentId);
  const deliveriesOf = Map.groupBy(deliveries, ({ enrollmentId }) => enrollmentId);
  return new Map(
    keys.map(({ id }) => [
      id,
      { messages: messagesOf.get(id) ?? [], deliveries: deliveriesOf.get(id) ?? [] },
    ]),
  );
}
