import type { Breaker, Enrollment } from "@outreachkit/core";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

/** What an event log tells of an entity and the store keeps of it, field by field. */
type Fields = { readonly [name: string]: string | null | undefined };

/**
 * Invariant 8: folding the event log gives the stored states, steps and reasons, and the versions of
 * each entity have no gap. Leases aside: a claim writes no event, and a signal moves a due time alone.
 */
export function findFoldDifferences(ledger: Ledger): readonly Violation[] {
  const { folded } = ledger;
  return [
    ...folded.problems.map(({ entityId, message }) => ({ invariant: 8, message, ids: [entityId] })),
    ...compare("campaign", ledger.campaigns, folded.campaigns, (row) => ({
      state: row.state,
      enrollment: row.enrollment,
      pausedUntil: row.pausedUntil,
    })),
    ...compare("enrollment", ledger.enrollments, folded.enrollments, (row) => ({
      campaignId: row.campaignId,
      contactId: row.contactId,
      state: row.state,
      stepKey: row.stepKey,
      reason: row.reason,
      senderId: row.senderId,
      channel: row.channel,
      fallbacks: listFallbacks(row),
    })),
    ...compare("message", ledger.messages, folded.messages, (row) => ({
      enrollmentId: row.enrollmentId,
      stepKey: row.stepKey,
      generation: row.generation,
      approval: row.approval,
      contentHash: row.contentHash,
    })),
    ...compareDeliveries(ledger),
    ...compareBreakers(ledger),
  ];
}

function listFallbacks({ fallbacks }: Pick<Enrollment, "fallbacks">): string {
  const taken = Object.entries(fallbacks).map(([stepKey, kind]) => `${stepKey} on ${kind}`);
  return taken.toSorted().join(", ");
}

/** A claimed one may have no event yet; an edit drops the frozen words of a queued one. */
function compareDeliveries({ deliveries, folded }: Ledger): readonly Violation[] {
  const settled = new Map([...deliveries].filter(([, { state }]) => state !== "claimed"));
  const told = new Map(
    [...folded.deliveries].filter(([id]) => deliveries.get(id)?.state !== "claimed"),
  );
  return compare("delivery", settled, told, (row) => ({
    enrollmentId: row.enrollmentId,
    messageId: row.messageId,
    stepKey: row.stepKey,
    state: row.state,
    sentAt: row.sentAt,
    ...(row.state !== "queued" && { contentHash: row.contentHash }),
  }));
}

/**
 * One that nothing ever came of has no event. A stored one says what counts now, so an open one may be
 * half-open already, by its own clock.
 */
function compareBreakers({ breakers, folded }: Ledger): readonly Violation[] {
  const untold = ({ id, state, judgedSince, warnedAt }: Breaker) =>
    state === "closed" && judgedSince === null && warnedAt === null && !folded.breakers.has(id);
  const stored = new Map(
    [...breakers]
      .filter(([, row]) => !untold(row))
      .map(([id, { state, openUntil, judgedSince, warnedAt }]) => [
        id,
        { state, openUntil, judgedSince, warnedAt },
      ]),
  );
  const told = new Map(
    [...folded.breakers].map(([id, { state, since, until, warnedAt }]) => {
      const isOver = state === "open" && breakers.get(id)?.state === "half-open";
      const from = isOver ? until : since;
      return [
        id,
        {
          state: isOver ? "half-open" : state,
          openUntil: state === "open" && !isOver ? until : null,
          judgedSince: from === new Date(0).toISOString() ? null : from,
          warnedAt,
        },
      ];
    }),
  );
  return compare("breaker", stored, told, (row) => row);
}

function compare<Stored, Folded>(
  entity: string,
  stored: ReadonlyMap<string, Stored>,
  folded: ReadonlyMap<string, Folded>,
  fieldsOf: (row: Stored | Folded) => Fields,
): readonly Violation[] {
  const ids = [...new Set([...stored.keys(), ...folded.keys()])];
  return ids.flatMap((id): readonly Violation[] => {
    const row = stored.get(id);
    const told = folded.get(id);
    if (!row || !told) {
      const message = `The ${entity} is ${row ? "stored and has no event" : "told of and not stored"}.`;
      return [{ invariant: 8, message, ids: [id] }];
    }
    const is = fieldsOf(row);
    const shall = fieldsOf(told);
    return Object.keys(is)
      .filter((name) => is[name] !== shall[name])
      .map((name) => ({
        invariant: 8,
        message: `The ${entity}'s ${name} is ${String(is[name])}, and the events say ${String(shall[name])}.`,
        ids: [id],
      }));
  });
}
