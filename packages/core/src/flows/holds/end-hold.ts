import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";
import type { Changes } from "../changes/create-changes.ts";

/** The event of a hold's end. Of two that end it at once one meets a conflict: an end has one version. */
export function endHold(
  changes: Changes,
  { tenantId, id, subject, subjectId }: HoldRecord,
  cause: "resumed" | "replaced" | "expired",
): void {
  changes.append({
    type: "hold-ended",
    entity: "hold",
    row: { tenantId, id, version: 2 },
    data: { subject, subjectId, cause },
  });
}
