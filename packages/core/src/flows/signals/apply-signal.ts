import { receipts, type DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Signal } from "../../inbound/signal.ts";
import type { SignalEffects } from "../../inbound/signal-effects.ts";
import type { EventType } from "../../model/event-types.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { Instant } from "../../model/instant.ts";
import { countBounce } from "../changes/count-bounce.ts";
import type { Changes } from "../changes/create-changes.ts";
import { setContactStatus } from "../changes/set-contact-status.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { suppressContact } from "../changes/suppress-contact.ts";
import type { Engine } from "../engine.ts";
import { stopEnrollments } from "../enrollments/stop-enrollments.ts";
import type { SignalMatch } from "./match-signal.ts";
import { isAboutContact } from "./is-about-contact.ts";
import { noteReaction } from "./note-reaction.ts";
import { sortLive } from "./sort-live.ts";
import { pauseAbsent } from "./pause-absent.ts";

const contactEvents = {
  reply: "reply-received",
  unsubscribe: "unsubscribe-received",
  "out-of-office": "automatic-reply-received",
  "automatic-reply": "automatic-reply-received",
  "connection-accepted": "connection-accepted",
  goal: "goal-reached",
  custom: "signal-received",
} as const satisfies Partial<Record<Signal["type"], EventType>>;

/** Puts a matched signal's effects into `changes`. The count of enrollments it stops. */
export async function applySignal(
  engine: Engine,
  session: StoreSession,
  changes: Changes,
  options: {
    readonly tenantId: string;
    readonly signal: Signal;
    readonly match: SignalMatch;
    readonly effects: SignalEffects;
    readonly occurredAt: Instant;
  },
): Promise<number> {
  const { tenantId, signal, match, effects, occurredAt } = options;
  const contactIds = [match.contactId];
  const live = await session.enrollments.lockLiveOfContacts({ tenantId, contactIds });
  const delivery = match.delivery && (await lockDelivery(session, match.delivery, live));
  const [contact] = await session.people.lockContacts({
    tenantId,
    ids: contactIds,
    externalIds: [],
    emailKeys: [],
  });
  if (!contact) return 0;
  if (delivery) noteOnDelivery(changes, { delivery, signal, effects, occurredAt });
  noteOnContact(changes, { contact, signal, match });
  if (effects.suppress) suppressContact(changes, contact, effects.suppress);
  if (effects.status) setContactStatus(changes, contact, effects.status);
  if (effects.pause && signal.type === "out-of-office") {
    await pauseAbsent(engine, session, changes, { contact, live, returnsAt: signal.returnsAt });
  }
  const { stopping, exiting, waking } = await sortLive(engine, session, {
    live,
    signal,
    match,
    stops: effects.stop !== null,
    contact: changes.contacts.current(contact),
  });
  for (const row of waking) signalEnrollment(changes, row);
  await stopEnrollments(session, changes, { rows: exiting, reason: "goal" });
  if (effects.stop)
    await stopEnrollments(session, changes, { rows: stopping, reason: effects.stop });
  return stopping.length + exiting.length;
}

/** Its enrollment may have ended, so that it is not among the locked ones. */
async function lockDelivery(
  session: StoreSession,
  delivery: DeliveryRecord,
  live: readonly { readonly id: string }[],
): Promise<DeliveryRecord | undefined> {
  const { tenantId, enrollmentId } = delivery;
  if (!live.some(({ id }) => id === enrollmentId)) {
    await session.enrollments.lock([{ tenantId, id: enrollmentId }]);
  }
  const [locked] = await session.dispatch.lockDeliveries([delivery]);
  return locked;
}

/** Severity only grows, whatever order the signals come in. */
function noteOnDelivery(
  changes: Changes,
  options: {
    readonly delivery: DeliveryRecord;
    readonly signal: Signal;
    readonly effects: SignalEffects;
    readonly occurredAt: Instant;
  },
): void {
  const { delivery, signal, effects, occurredAt } = options;
  if (signal.type === "open" || signal.type === "click") {
    noteReaction(changes, { delivery, signal, occurredAt });
    return;
  }
  if (effects.replied && delivery.repliedAt === null) {
    changes.deliveries.set(delivery, { ...delivery, repliedAt: occurredAt });
  }
  const { receipt } = effects;
  if (receipt === null || receipt === "delivered") return;
  const known = delivery.receipt === null ? -1 : receipts.indexOf(delivery.receipt);
  if (receipts.indexOf(receipt) <= known) return;
  const from = changes.deliveries.current(delivery);
  const next = { ...from, receipt, version: from.version + 1 };
  changes.deliveries.set(delivery, next);
  if (receipt === "bounced") countBounce(changes, delivery);
  else changes.judging.push({ delivery, complainedAt: Math.min(occurredAt, changes.now) });
  changes.append({
    type: receipt === "bounced" ? "delivery-bounced" : "delivery-complained",
    entity: "delivery",
    row: next,
    data: { enrollmentId: delivery.enrollmentId, occurredAt: formatInstant(occurredAt) },
  });
}

function noteOnContact(
  changes: Changes,
  options: {
    readonly contact: ContactRecord;
    readonly signal: Signal;
    readonly match: SignalMatch;
  },
): void {
  const { contact, signal, match } = options;
  if (!isAboutContact(signal)) return;
  const from = changes.contacts.current(contact);
  const next = { ...from, version: from.version + 1 };
  changes.contacts.set(contact, next);
  changes.append({
    type: contactEvents[signal.type],
    entity: "contact",
    row: next,
    data: {
      signal: signal.type,
      intent: signal.type === "reply" ? (signal.intent ?? null) : null,
      ...(signal.type === "goal" && { name: signal.name ?? null }),
      ...(signal.type === "custom" && { name: signal.name }),
      enrollmentId: match.enrollmentId,
      deliveryId: match.delivery?.id ?? null,
    },
  });
}
