import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";

/** The slot of one more closed delivery beside the others of its step. The first slot is never it. */
export function nextClosedSlot(others: readonly Pick<DeliveryRecord, "slot">[]): number {
  return Math.max(0, ...others.map(({ slot }) => slot)) + 1;
}
