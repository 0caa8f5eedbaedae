import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { Changes } from "../changes/create-changes.ts";
import { endHold } from "./end-hold.ts";
import { isHoldInForce } from "./is-hold-in-force.ts";

/**
 * Pauses a subject. A hold that is there already is replaced only by a longer one, so that a second
 * absence extends and a person's pause is not shortened by a machine. Gives the hold in force, and
 * whether it is a new one.
 */
export function startHold(
  changes: Changes,
  options: {
    readonly existing: HoldRecord | undefined;
    readonly hold: Omit<HoldRecord, "id" | "createdAt">;
  },
): { readonly hold: HoldRecord; readonly started: boolean } {
  const { existing, hold } = options;
  if (existing && isHoldInForce(existing, changes.now) && isAtLeastAsLong(existing, hold)) {
    return { hold: existing, started: false };
  }
  if (existing) endHold(changes, existing, "replaced");
  const started = { ...hold, id: changes.newId(), createdAt: changes.now };
  changes.inserts.holds.push({ ...started, replaces: existing?.id ?? null });
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
  return { hold: started, started: true };
}

function isAtLeastAsLong(one: { until: number | null }, other: { until: number | null }): boolean {
  if (one.until === null) return true;
  return other.until !== null && one.until >= other.until;
}
