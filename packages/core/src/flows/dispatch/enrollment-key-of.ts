import type { RowKey } from "../../contracts/store/keys.ts";
import type { LeasedDelivery } from "../../contracts/store/records/lease-record.ts";

/** Names the enrollment that a delivery belongs to. */
export function enrollmentKeyOf({
  tenantId,
  enrollmentId,
}: Pick<LeasedDelivery, "tenantId" | "enrollmentId">): RowKey {
  return { tenantId, id: enrollmentId };
}
