import type { ConditionFacts, Happening } from "../../campaign/condition-facts.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { StoredEventRecord } from "../../contracts/store/records/event-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { ConditionEvent, StepFate } from "../../model/condition.ts";
import type { EventType } from "../../model/event-types.ts";

/** What the log calls what conditions ask about. */
const eventsOf: ReadonlyMap<EventType, ConditionEvent> = new Map([
  ["reply-received", "replied"],
  ["delivery-opened", "opened"],
  ["delivery-clicked", "clicked"],
  ["delivery-bounced", "bounced"],
  ["connection-accepted", "connection-accepted"],
  ["goal-reached", "goal"],
  ["signal-received", "custom"],
]);

const fatesOf: ReadonlyMap<EventType, StepFate> = new Map([
  ["step-skipped", "skipped"],
  ["step-passed", "passed"],
]);

const types = [...eventsOf.keys(), ...fatesOf.keys()];
type HistoryFacts = Pick<EnrollmentFacts, "enrollment" | "contact">;

const EVENTS_PER_READ = 1_000;

/**
 * What happened to these enrollments so far, by their ids, out of the log: it is the one place that
 * keeps all of it. Read only for enrollments at a step that decides by it, after their locks; what a
 * signal adds is committed with the enrollment's lock held, so nothing slips in between.
 */
export async function readHistories(
  session: StoreSession,
  facts: readonly HistoryFacts[],
): Promise<ReadonlyMap<string, ConditionFacts>> {
  const histories = new Map<string, ConditionFacts>();
  if (facts.length === 0) return histories;
  const byTenant = Map.groupBy(facts, ({ enrollment }) => enrollment.tenantId);
  for (const [tenantId, rows] of byTenant) {
    const companyIds = [...new Set(rows.flatMap(({ contact }) => contact.companyId ?? []))];
    const companies = await session.people.findCompanies({ tenantId, ids: companyIds });
    const deliveries = await session.messages.findDeliveriesOfEnrollments(
      rows.map(({ enrollment }) => enrollment),
    );
    const events = await readEvents(session, { tenantId, rows, deliveries });
    const eventsByEntity = Map.groupBy(events, ({ entityId }) => entityId);
    const deliveriesOf = Map.groupBy(deliveries, ({ enrollmentId }) => enrollmentId);
    for (const { enrollment, contact } of rows) {
      const own = deliveriesOf.get(enrollment.id) ?? [];
      const named = [enrollment.id, contact.id, ...own.map(({ id }) => id)];
      const log = named
        .flatMap((id) => eventsByEntity.get(id) ?? [])
        .filter(({ at }) => at >= enrollment.enrolledAt);
      histories.set(enrollment.id, {
        contact,
        company: companies.find(({ id }) => id === contact.companyId) ?? null,
        happenings: log.flatMap((event) => toHappening(event, own)),
        fates: [...sentSteps(own), ...log.flatMap(toFate)],
      });
    }
  }
  return histories;
}

async function readEvents(
  session: StoreSession,
  options: {
    readonly tenantId: string;
    readonly rows: readonly HistoryFacts[];
    readonly deliveries: readonly DeliveryRecord[];
  },
): Promise<readonly StoredEventRecord[]> {
  const { tenantId, rows, deliveries } = options;
  const entityIds = [
    ...rows.flatMap(({ enrollment, contact }) => [enrollment.id, contact.id]),
    ...deliveries.map(({ id }) => id),
  ];
  const events: StoredEventRecord[] = [];
  for (let after: string | null = null; ;) {
    const request = { tenantId, entityIds, types, after, limit: EVENTS_PER_READ };
    const page: readonly StoredEventRecord[] = await session.events.list(request);
    events.push(...page);
    if (page.length < EVENTS_PER_READ) return events;
    after = page.at(-1)?.cursor ?? null;
  }
}

function sentSteps(deliveries: readonly DeliveryRecord[]): ConditionFacts["fates"] {
  return deliveries
    .filter(({ state }) => state === "sent")
    .map(({ stepKey }) => ({ stepKey, fate: "sent" }));
}

function toFate({ type, data }: StoredEventRecord): ConditionFacts["fates"] {
  const fate = fatesOf.get(type);
  const { stepKey } = data;
  return fate && typeof stepKey === "string" ? [{ stepKey, fate }] : [];
}

/** A machine that opens and clicks to look for harm says nothing of the contact. */
function toHappening(
  { type, entityId, data }: StoredEventRecord,
  deliveries: readonly DeliveryRecord[],
): readonly Happening[] {
  const event = eventsOf.get(type);
  if (!event || data["machine"] === true) return [];
  const about = deliveries.find(({ id }) => id === entityId || id === data["deliveryId"]);
  const { intent, name } = data;
  return [
    {
      event,
      stepKey: about?.stepKey ?? null,
      intent: typeof intent === "string" ? intent : null,
      name: typeof name === "string" ? name : null,
    },
  ];
}
