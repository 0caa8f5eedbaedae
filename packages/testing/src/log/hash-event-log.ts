import { createHash } from "node:crypto";
import { canonicalJson, type OutreachEvent } from "@outreachkit/core";

/**
 * SHA-256 over every event's canonical JSON, ids and instants included, one line each. Positions
 * and transaction ids are the database's own and not part of an event.
 */
export function hashEventLog(events: Iterable<OutreachEvent>): string {
  const hash = createHash("sha256");
  for (const event of events) hash.update(`${canonicalJson(event)}\n`);
  return hash.digest("hex");
}
