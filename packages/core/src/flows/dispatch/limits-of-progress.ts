import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import type { HeadKey } from "../../contracts/store/keys.ts";
import { never } from "../../model/never.ts";
import type { CapacityReading } from "./reading-of.ts";

/**
 * A sender's contacts in progress, for somebody who is none yet. What is in progress is a fact of the
 * enrollments and no bucket, so nothing is added: claims of one sender follow each other under its
 * head's lock, and each counts what those before marked. Free when one of them ends, whenever that is.
 */
export function limitsOfProgress(options: {
  /** Whether this send would make it a contact in progress. */
  readonly begins: boolean;
  readonly head: HeadKey;
  readonly limits: Pick<SenderLimits, "inProgressCap"> | null;
  readonly reading: Pick<CapacityReading, "inProgress">;
}): readonly Limit[] {
  const { begins, head, limits, reading } = options;
  const cap = limits?.inProgressCap ?? null;
  if (cap === null || !begins) return [];
  const { tenantId, senderId } = head;
  return [
    {
      tenantId,
      scope: capacityScopes.inProgress(senderId),
      period: "now",
      left: cap - reading.inProgress({ tenantId, senderId }),
      cap,
      reason: "sender-wip",
      freeAt: never,
      adds: 0,
    },
  ];
}
