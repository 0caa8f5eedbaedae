import { v7 } from "uuid";
import type { PreparedStep } from "./prepare-step.ts";

export interface EventRow {
  readonly tenantId: string;
  readonly id: string;
  readonly type: string;
  readonly entity: string;
  readonly entityId: string;
  readonly version: number;
  readonly data: string;
}

/** The two events that every step leaves, with the same data as the engine's. */
export function stepEvents(
  { row, deliveryId }: PreparedStep,
  instants: { readonly claimedAt: string; readonly dueAt: string },
): readonly [EventRow, EventRow] {
  const { claimedAt, dueAt } = instants;
  return [
    {
      tenantId: row.tenant_id,
      id: v7(),
      type: "delivery-sent",
      entity: "delivery",
      entityId: deliveryId,
      version: 1,
      data: JSON.stringify({
        enrollmentId: row.id,
        messageId: row.message_id,
        stepKey: row.step_key,
        senderId: row.sender_id,
        claimedAt,
        sentAt: claimedAt,
        retryAt: null,
        uncertainSince: null,
        code: null,
        contentHash: row.content_hash,
      }),
    },
    {
      tenantId: row.tenant_id,
      id: v7(),
      type: "enrollment-scheduled",
      entity: "enrollment",
      entityId: row.id,
      version: row.version + 1,
      data: JSON.stringify({
        stepKey: "proof",
        dueAt,
        reason: null,
        anchorAt: claimedAt,
        deliveryId,
      }),
    },
  ];
}
