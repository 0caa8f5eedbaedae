import { canonicalJson } from "@outreachkit/core";
import type { DeliveryRecord, SendRequest } from "@outreachkit/core/plugin";
import type { RecordedSend } from "../../channel/accepted-send.ts";
import type { Violation } from "../../invariants/violation.ts";
import { checkClaim } from "./check-claim.ts";
import { checkDelivery, checkEnrollment } from "./check-rows.ts";
import { findObstacles } from "./find-obstacles.ts";
import { createModel, type Model } from "./model.ts";
import type { Commit } from "./observe-commits.ts";
import type { DefaultLimits } from "./resolve-limits.ts";
import { updateModel } from "./update-model.ts";

/**
 * Holds every commit and every provider call of a run against the invariants, at the moment it
 * happens. It keeps its own book and looks only at what a commit touched.
 */
export interface Monitor {
  readonly violations: readonly Violation[];
  readonly model: Model;
  commit(commit: Commit): void;
  /** A provider call is about to be made by the worker of this name. */
  call(request: SendRequest, worker: string): void;
  accept(send: RecordedSend): void;
  report(violation: Violation): void;
}

export function createMonitor(options: {
  readonly limits: DefaultLimits;
  readonly model?: Model | undefined;
}): Monitor {
  const { limits } = options;
  const model = createModel(options.model);
  const violations: Violation[] = [];
  const report = (violation: Violation) => void violations.push(violation);
  const bytes = new Map<string, string>();
  const steps = new Map<string, string>();
  const obstacles = new Map<string, readonly Violation[]>();
  const checkDeliveryOf = (row: DeliveryRecord, from: DeliveryRecord | undefined) => {
    violations.push(...checkDelivery(model, row, from));
    if (row.state === "claimed" && row.leaseId !== from?.leaseId) {
      violations.push(...checkClaim(model, row, { limits }));
      const claim = { id: row.id, at: row.claimedAt ?? 0 };
      const own = (model.claims.get(row.senderId) ?? []).filter(({ id }) => id !== row.id);
      model.claims.set(row.senderId, [...own, claim]);
    }
    if (row.state === "unknown" && row.leaseId !== null && row.leaseId !== from?.leaseId)
      obstacles.set(row.leaseId, [
        ...(obstacles.get(row.leaseId) ?? []),
        ...findObstacles(model, row),
      ]);
  };
  return {
    violations,
    model,
    report,
    commit(commit) {
      const deliveries = new Map(
        commit.changes
          .flatMap(({ deliveries: own }) => [
            ...(own?.insert ?? []),
            ...(own?.update ?? []).map(({ row }) => row),
          ])
          .map(({ id }) => [id, model.deliveries.get(id)]),
      );
      const enrollments = new Set(
        [
          ...commit.enrollments,
          ...commit.changes.flatMap(
            ({ enrollments: own }) => own?.update?.map(({ row }) => row) ?? [],
          ),
        ].map(({ id }) => id),
      );
      const leases = new Set(commit.changes.flatMap(({ leases: own }) => own?.deleteIds ?? []));
      for (const { entityId, type, version } of updateModel(model, commit))
        report({ invariant: 8, message: `${type} has the version ${version}.`, ids: [entityId] });
      for (const id of enrollments) {
        const row = model.enrollments.get(id);
        if (row) violations.push(...checkEnrollment(model, row));
      }
      for (const [id, from] of deliveries) {
        const row = model.deliveries.get(id);
        if (row) checkDeliveryOf(row, from);
      }
      if (leases.size > 0)
        for (const { id, leaseId } of model.deliveries.values())
          if (leaseId !== null && leases.has(leaseId))
            report({ invariant: 6, message: `Its lease ${leaseId} is gone.`, ids: [id] });
    },
    call(request, worker) {
      const key = `${request.tenantId}/${request.requestKey}`;
      const payload = canonicalJson(request.members);
      const known = bytes.get(key);
      bytes.set(key, known ?? payload);
      const ids = request.members.map(({ deliveryId }) => deliveryId);
      if (known !== undefined && known !== payload)
        report({ invariant: 2, message: `The key ${key} is used for other bytes.`, ids });
      for (const id of ids) {
        const leaseId = model.deliveries.get(id)?.leaseId ?? "";
        if (model.leases.get(leaseId)?.worker === worker)
          violations.push(...(obstacles.get(leaseId) ?? []));
      }
    },
    accept(send) {
      const { deliveryId, tenantId } = send;
      const row = model.deliveries.get(deliveryId);
      const add = (invariant: number, message: string) =>
        report({ invariant, message, ids: [deliveryId] });
      if (!row) {
        add(1, "The provider accepted a delivery that is not stored.");
        return;
      }
      const step = `${row.enrollmentId}/${row.stepKey}`;
      const first = steps.get(step);
      if (first !== undefined) add(1, `The provider accepted two sends of ${step}; see ${first}.`);
      steps.set(step, deliveryId);
      if (row.contentHash !== null && row.contentHash !== send.contentHash)
        add(2, `The provider got ${send.contentHash}, and ${row.contentHash} was claimed.`);
      if (row.tenantId !== tenantId || model.senders.get(send.senderId)?.tenantId !== tenantId)
        add(7, `It went out for the tenant ${tenantId}.`);
      if (model.contacts.get(row.contactId)?.tenantId !== tenantId)
        add(7, "It went to another tenant's contact.");
    },
  };
}
