import type { DeliveryRecord, EnrollmentRecord } from "@outreachkit/core/plugin";
import { receipts } from "@outreachkit/core/plugin";
import type { Violation } from "../../invariants/violation.ts";
import type { Model } from "./model.ts";

/** What must hold of an enrollment after each commit that touched it: invariants 5, 7 and 8. */
export function checkEnrollment(model: Model, row: EnrollmentRecord): readonly Violation[] {
  const violations: Violation[] = [];
  const report = reporter(violations, row.id);
  const { state, dueAt, reason } = row;
  if ((state === "pending" || state === "scheduled") && dueAt === null)
    report(5, `It is ${state} and never due.`);
  if (state === "waiting" && reason === null) report(5, "It waits for no reason.");
  const out = row.deliveryId === null ? undefined : model.deliveries.get(row.deliveryId);
  if (row.deliveryId !== null && (!out || out.enrollmentId !== row.id))
    report(6, `It points to the delivery ${row.deliveryId}, which is not its own.`);
  const told = model.told.get(row.id);
  if (told?.state !== state || told.stepKey !== row.stepKey || told.reason !== reason) {
    const says = `${told?.state} ${told?.stepKey} ${told?.reason}`;
    report(8, `It is ${state} ${row.stepKey} ${reason}, and its events say ${says}.`);
  }
  for (const owner of [
    model.contacts.get(row.contactId)?.tenantId,
    model.campaigns.get(row.campaignId)?.tenantId,
  ])
    if (owner !== row.tenantId) report(7, `It belongs to ${row.tenantId} and joins ${owner}'s.`);
  return violations;
}

/** What must hold of a delivery after each commit that touched it: invariants 1, 6, 7, 8 and 12. */
export function checkDelivery(
  model: Model,
  row: DeliveryRecord,
  from: DeliveryRecord | undefined,
): readonly Violation[] {
  const violations: Violation[] = [];
  const report = reporter(violations, row.id);
  if (from?.state === "sent" && row.state !== "sent")
    report(1, `It was sent for good and is ${row.state}.`);
  const told = model.told.get(row.id);
  if (row.state !== "claimed" && told?.state !== row.state)
    report(8, `It is ${row.state}, and its events say ${told?.state}.`);
  if (model.enrollments.get(row.enrollmentId)?.tenantId !== row.tenantId)
    report(7, "It belongs to another tenant than its enrollment.");
  const leased = row.leaseId !== null && model.leases.has(row.leaseId);
  if (row.leaseId !== null && !leased) report(6, `Its lease ${row.leaseId} is gone.`);
  if (row.state === "claimed" && !leased) report(6, "It is claimed without a lease.");
  if (row.state === "unknown" && !leased && row.retryAt === null)
    report(6, "It is unknown, and nobody will ever clear it up.");
  const held = from?.leaseId ?? null;
  if (held !== null && held !== row.leaseId && model.leases.has(held) && row.state !== "sent")
    report(17, `It left the lease ${held}, which another worker still holds.`);
  if (rankOf(row) < (from ? rankOf(from) : -1))
    report(12, `Its receipt fell from ${from?.receipt} to ${row.receipt}.`);
  return violations;
}

function rankOf({ receipt }: DeliveryRecord): number {
  return receipt === null ? -1 : receipts.indexOf(receipt);
}

function reporter(violations: Violation[], id: string) {
  return (invariant: number, message: string) =>
    void violations.push({ invariant, message, ids: [id] });
}
