import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";

export interface LockedMessages {
  readonly messages: ReadonlyMap<string, MessageRecord>;
  readonly enrollments: ReadonlyMap<string, EnrollmentRecord>;
  /** By message id: the latest one. */
  readonly deliveries: ReadonlyMap<string, DeliveryRecord>;
  /** By enrollment id: all of them. */
  readonly deliveriesOf: ReadonlyMap<string, readonly DeliveryRecord[]>;
}

/** In lock order: the enrollments, then their messages. */
export async function lockMessages(
  session: StoreSession,
  tenantId: string,
  references: readonly { readonly id: string }[],
): Promise<LockedMessages> {
  const keys = references.map(({ id }) => ({ tenantId, id }));
  const seen = await session.messages.find(keys);
  const known = new Set(seen.map(({ id }) => id));
  const unknown = references.find(({ id }) => !known.has(id));
  if (unknown) throw new NotFoundError({ entity: "message", reference: unknown.id });
  const enrollmentKeys = [...new Set(seen.map(({ enrollmentId }) => enrollmentId))].map((id) => ({
    tenantId,
    id,
  }));
  const enrollments = await session.enrollments.lock(enrollmentKeys);
  const messages = await session.messages.lock(keys);
  const deliveries = await session.messages.findDeliveriesOfEnrollments(enrollmentKeys);
  return {
    messages: new Map(messages.map((row) => [row.id, row])),
    enrollments: new Map(enrollments.map((row) => [row.id, row])),
    deliveries: new Map(deliveries.map((row) => [row.messageId, row])),
    deliveriesOf: Map.groupBy(deliveries, ({ enrollmentId }) => enrollmentId),
  };
}
