import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Step } from "../../model/campaign-definition.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { SendingCalendar } from "../../sequence/sending-calendar.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { noOpenMessages, readOpenMessages } from "../dispatch/read-open-messages.ts";
import type { Engine } from "../engine.ts";
import { isLive } from "./is-live.ts";

/** Why the cursor of a sequence cannot be moved by hand now. Nothing was changed. */
export type StepRefusal =
  /** The sequence is completed or stopped. */
  | "ended"
  /** The current step's message is with the provider, or about to be. Ask again when it is settled. */
  | "in-flight"
  /** The provider may have the current step's message; it is being found out. */
  | "delivery-unknown"
  /** The same, and a person has to say: `deliveries.resolve`. */
  | "needs-review"
  /** No setting names a time zone for the contact, so that no instant can be found. */
  | "no-time-zone";

/** An enrollment under its lock, with all that moving its cursor needs. */
export interface StepContext {
  readonly facts: EnrollmentFacts;
  readonly version: CompiledVersion;
  readonly calendar: SendingCalendar;
  readonly open: OpenMessages;
  readonly deliveries: readonly DeliveryRecord[];
  /** The step it stands at: the first one before the first plan. */
  readonly current: Step | undefined;
}

/** Locks one enrollment, and reads what moving its cursor needs, or why it cannot be moved. */
export async function lockForStep(
  engine: Engine,
  session: StoreSession,
  key: { readonly tenantId: string; readonly id: string },
): Promise<StepContext | StepRefusal> {
  const [row] = await session.enrollments.lock([key]);
  const [facts] = await session.enrollments.readFacts([key]);
  if (!row || !facts) throw new NotFoundError({ entity: "enrollment", reference: key.id });
  if (!isLive(row)) return "ended";
  if (row.deliveryId !== null) return outOf(facts);
  const version = (await engine.versions.loadFor(session, [facts]))(facts);
  const zoned = version && calendarOf(facts, version);
  if (!zoned) return "no-time-zone";
  const openMessages = await readOpenMessages(session, [key]);
  return {
    facts,
    version,
    calendar: zoned.calendar,
    open: openMessages.get(row.id) ?? noOpenMessages,
    deliveries: await session.messages.findDeliveriesOfEnrollments([key]),
    current: row.stepKey === null ? version.steps[0] : version.stepsByKey.get(row.stepKey),
  };
}

function outOf({ delivery }: EnrollmentFacts): StepRefusal {
  if (delivery?.state === "unknown") return "delivery-unknown";
  return delivery?.state === "needs-review" ? "needs-review" : "in-flight";
}
