import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";

/** A delivery under its lock, with everything its settlement needs. */
export interface SettleContext {
  readonly facts: EnrollmentFacts;
  readonly delivery: DeliveryRecord;
  readonly version: CompiledVersion;
  readonly open: OpenMessages;
  /** What the step that the enrollment stands at can fall back to; absent or null: nothing. */
  readonly fallback?: MessageStep | null;
  /**
   * The other deliveries of its step. Read only for a delivery that has left slot 0: elsewhere there
   * is none that could still go.
   */
  readonly others?: readonly DeliveryRecord[];
}
