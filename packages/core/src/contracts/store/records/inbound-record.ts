import type { Instant } from "../../../model/instant.ts";
import type { JsonObject } from "../../../model/json.ts";

/** One signal from outside, kept whether or not it matched. Unique by `externalId`. */
export interface InboundRecord {
  readonly tenantId: string;
  readonly id: string;
  /** The source's id of the signal: a repeat changes nothing. */
  readonly externalId: string;
  readonly type: string;
  readonly data: JsonObject;
  /** What it was matched to; null when it matched nothing. */
  readonly contactId: string | null;
  readonly enrollmentId: string | null;
  readonly deliveryId: string | null;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
}
