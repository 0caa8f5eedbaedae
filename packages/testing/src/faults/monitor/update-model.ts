import type { ChangeSet, EventRecord } from "@outreachkit/core/plugin";
import { campaignStateAfter } from "../../log/campaign-state-after.ts";
import { deliveryStateAfter } from "../../log/delivery-state-after.ts";
import { enrollmentStateAfter } from "../../log/enrollment-state-after.ts";
import { readText } from "../../log/read-text.ts";
import type { Model, ToldState } from "./model.ts";
import type { Commit } from "./observe-commits.ts";

/** Writes a commit into the second book. Gives the events whose version does not follow. */
export function updateModel(model: Model, commit: Commit): readonly EventRecord[] {
  for (const row of commit.tenants) model.tenants.set(row.id, row);
  for (const row of commit.contacts) model.contacts.set(row.id, row);
  for (const row of commit.enrollments) model.enrollments.set(row.id, row);
  for (const row of commit.suppressions) model.suppressions.set(row.id, row);
  return commit.changes.flatMap((changes) => {
    writeRows(model, changes);
    writeCapacity(model, changes);
    return (changes.events ?? []).filter((event) => !tell(model, event));
  });
}

function writeRows(model: Model, changes: ChangeSet): void {
  const { campaigns, messages, deliveries, leases, holds, suppressions } = changes;
  for (const { row } of changes.tenants?.update ?? []) model.tenants.set(row.id, row);
  for (const row of changes.senders?.insert ?? []) model.senders.set(row.id, row);
  for (const { row } of changes.senders?.update ?? []) model.senders.set(row.id, row);
  for (const { row } of changes.contacts?.update ?? []) model.contacts.set(row.id, row);
  for (const row of campaigns?.insert ?? []) model.campaigns.set(row.id, row);
  for (const { row } of campaigns?.update ?? []) model.campaigns.set(row.id, row);
  for (const row of campaigns?.insertVersions ?? []) model.definitions.set(row.id, row.definition);
  for (const { row } of changes.enrollments?.update ?? []) model.enrollments.set(row.id, row);
  for (const row of messages?.insert ?? []) model.messages.set(row.id, row);
  for (const { row } of messages?.update ?? []) model.messages.set(row.id, row);
  for (const row of deliveries?.insert ?? []) model.deliveries.set(row.id, row);
  for (const { row } of deliveries?.update ?? []) model.deliveries.set(row.id, row);
  for (const row of leases?.insert ?? []) model.leases.set(row.id, row);
  for (const id of leases?.deleteIds ?? []) model.leases.delete(id);
  for (const row of holds?.upsert ?? []) model.holds.set(row.subjectId, row);
  for (const { id } of holds?.deleteIds ?? []) {
    const hold = [...model.holds.values()].find((row) => row.id === id);
    if (hold) model.holds.delete(hold.subjectId);
  }
  for (const { id } of suppressions?.deleteIds ?? []) model.suppressions.delete(id);
}

function writeCapacity(model: Model, { capacity = [] }: ChangeSet): void {
  for (const { tenantId, scope, period, count } of capacity) {
    const key = `${tenantId} ${scope}/${period}`;
    model.capacity.set(key, Math.max(0, (model.capacity.get(key) ?? 0) + count));
  }
}

/** False when the version does not follow the last one of its entity. */
function tell(model: Model, event: EventRecord): boolean {
  const { entity, entityId, type, version, data } = event;
  const from = model.told.get(entityId);
  const state =
    entity === "enrollment"
      ? enrollmentStateAfter.get(type)
      : entity === "delivery"
        ? deliveryStateAfter.get(type)
        : entity === "campaign"
          ? campaignStateAfter.get(type)
          : undefined;
  const base: ToldState = from ?? { version: 0, state: null, stepKey: null, reason: null };
  model.told.set(
    entityId,
    state === undefined
      ? { ...base, version }
      : { version, state, stepKey: readText(data["stepKey"]), reason: readText(data["reason"]) },
  );
  return version === base.version + 1;
}
