import type { RowKey } from "../../contracts/store/keys.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";

/** Names the enrollment that a delivery belongs to. */
export function enrollmentKeyOf({ tenantId, enrollmentId }: DeliveryRecord): RowKey {
  return { tenantId, id: enrollmentId };
}
