import type { SendOutcome } from "@outreachkit/core/plugin";
import type { Posted } from "./post-json.ts";

const RETRY = { seconds: 30 };

/** What the provider's answer means. Whatever is not clear is uncertain. */
export function toOutcomes(posted: Posted, members: number): readonly SendOutcome[] {
  return posted.type === "answered" && posted.status === 200
    ? (posted.body as readonly SendOutcome[])
    : Array.from({ length: members }, () => toOutcome(posted));
}

function toOutcome(posted: Posted): SendOutcome {
  if (posted.type === "unreachable")
    return { outcome: "deferred", code: "unreachable", retryAfter: RETRY };
  if (posted.type === "lost") return { outcome: "uncertain", code: "connection-lost" };
  switch (posted.status) {
    case 409:
      return { outcome: "rejected", code: "idempotency-mismatch" };
    case 422:
      return { outcome: "rejected", code: "refused" };
    case 429:
      return { outcome: "deferred", code: "rate-limited", retryAfter: RETRY };
    default:
      return { outcome: "uncertain", code: `status-${posted.status}` };
  }
}
