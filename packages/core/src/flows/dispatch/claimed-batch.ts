import type { PushChannel, SendRequest } from "../../contracts/channel.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { LocalTimes } from "./hold-lease.ts";

/** One provider call to make, and the rows it stands for, in member order. */
export interface ClaimedRequest {
  readonly channel: PushChannel;
  readonly request: SendRequest;
  readonly deliveries: readonly DeliveryRecord[];
}

/** What one claim took. */
export interface ClaimedBatch {
  readonly leaseId: string;
  /** This machine's clocks just before the claim. */
  readonly since: LocalTimes;
  readonly requests: readonly ClaimedRequest[];
  /** By enrollment: what was read under the claim's locks. The settlement starts from it. */
  readonly facts: ReadonlyMap<string, EnrollmentFacts>;
}
