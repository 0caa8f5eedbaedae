import type { DeliveryRecord } from "@outreachkit/core/plugin";
import type { Violation } from "../../invariants/violation.ts";
import type { Model } from "./model.ts";

/**
 * What forbids a send to whoever takes a lease on it now: a suppression (invariant 3), or an end or
 * pause of the enrollment, campaign, tenant or of any hold (invariant 14).
 */
export function findObstacles(model: Model, row: DeliveryRecord): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (invariant: number, message: string) =>
    void violations.push({ invariant, message, ids: [row.id] });
  const address = model.contacts.get(row.contactId)?.emailKey ?? "";
  for (const { tenantId, type, value } of model.suppressions.values()) {
    if (tenantId === row.tenantId && value !== null && isAbout(type, value, address))
      report(3, `It is leased although the ${type} ${value} is suppressed.`);
  }
  const enrollment = model.enrollments.get(row.enrollmentId);
  if (enrollment?.state === "stopped") report(14, "It is leased although its sequence is stopped.");
  const campaign = model.campaigns.get(row.campaignId)?.state;
  if (campaign !== "running") report(14, `It is leased although its campaign is ${campaign}.`);
  const tenant = model.tenants.get(row.tenantId)?.state;
  if (tenant !== "active") report(14, `It is leased although its tenant is ${tenant}.`);
  const leasedAt = (row.leaseId && model.leases.get(row.leaseId)?.createdAt) || row.claimedAt || 0;
  for (const subject of [row.contactId, row.senderId, row.enrollmentId]) {
    const hold = model.holds.get(subject);
    if (hold && (hold.until === null || hold.until > leasedAt))
      report(14, `It is leased although its ${hold.subject} is held.`);
  }
  return violations;
}

function isAbout(type: "address" | "domain", value: string, address: string): boolean {
  if (type === "address") return value === address;
  return address.slice(address.lastIndexOf("@") + 1) === value;
}
