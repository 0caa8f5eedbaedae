import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { Changes } from "../changes/create-changes.ts";

/**
 * Pauses a subject. A hold that is there already is replaced only by a longer one, so that a second
 * absence extends and a person's pause is not shortened by a machine.
 */
export function startHold(
  changes: Changes,
  options: {
    readonly existing: HoldRecord | undefined;
    readonly hold: Omit<HoldRecord, "id" | "createdAt">;
  },
): void {
  const { existing, hold } = options;
  const inForce = existing && (existing.until === null || existing.until > changes.now);
  if (inForce && isAtLeastAsLong(existing, hold)) return;
  if (existing) {
    changes.append({
      type: "hold-ended",
      entity: "hold",
      row: { tenantId: existing.tenantId, id: existing.id, version: 2 },
      data: { subject: existing.subject, subjectId: existing.subjectId, cause: "replaced" },
    });
  }
  const started = { ...hold, id: changes.newId(), createdAt: changes.now };
  changes.inserts.holds.push(started);
  changes.append({
    type: "hold-started",
    entity: "hold",
    row: { tenantId: started.tenantId, id: started.id, version: 1 },
    data: {
      subject: started.subject,
      subjectId: started.subjectId,
      until: formatOptionalInstant(started.until),
      cause: started.cause,
    },
  });
}

function isAtLeastAsLong(one: { until: number | null }, other: { until: number | null }): boolean {
  if (one.until === null) return true;
  return other.until !== null && one.until >= other.until;
}
