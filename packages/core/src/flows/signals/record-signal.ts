import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Signal } from "../../inbound/signal.ts";
import { type SignalEffects, signalEffects } from "../../inbound/signal-effects.ts";
import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { parseInstant } from "../../model/parse-instant.ts";
import type { JsonObject } from "../../model/json.ts";
import { awaitTripped } from "../breakers/await-tripped.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import { applySignal } from "./apply-signal.ts";
import { matchSignal } from "./match-signal.ts";
import { requireSignalName } from "./require-signal-name.ts";

export type SignalOutcome =
  | { readonly outcome: "applied"; readonly contactId: string; readonly stopped: number }
  /** The same external id was recorded before. */
  | { readonly outcome: "duplicate" }
  /** Kept and listed, but it is about nothing we know. */
  | { readonly outcome: "unmatched" };

/** Takes in one signal: kept once, matched, and its effects applied, in one transaction. */
export async function recordSignal(
  engine: Engine,
  options: { readonly tenantId: string; readonly signal: Signal; readonly actor: Actor },
): Promise<SignalOutcome> {
  requireSignalName(options.signal);
  const { tripped, outcome } = await retryOnConflict(() => recordOnce(engine, options));
  await awaitTripped(engine, tripped);
  return outcome;
}

async function recordOnce(
  engine: Engine,
  options: { readonly tenantId: string; readonly signal: Signal; readonly actor: Actor },
): Promise<{ readonly outcome: SignalOutcome; readonly tripped: readonly BreakerScopeKey[] }> {
  const { tenantId, signal, actor } = options;
  const now = await engine.clock.now();
  const occurredAt = signal.at === undefined ? now : parseInstant(signal.at, "at");
  return await engine.store.transaction(async (session) => {
    const match = await matchSignal(session, tenantId, signal);
    const isNew = await keepSignal(engine, session, { ...options, match, now, occurredAt });
    if (!isNew) return { outcome: { outcome: "duplicate" }, tripped: [] };
    if (!match) return { outcome: { outcome: "unmatched" }, tripped: [] };
    const changes = createChanges({ now, actor, newId: engine.newId });
    const effects: SignalEffects = signalEffects(signal);
    const stopped = await applySignal(engine, session, changes, {
      tenantId,
      signal,
      match,
      effects,
      occurredAt,
    });
    const tripped = await commitChanges(session, changes);
    return { outcome: { outcome: "applied", contactId: match.contactId, stopped }, tripped };
  });
}

async function keepSignal(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly tenantId: string;
    readonly signal: Signal;
    readonly match: Awaited<ReturnType<typeof matchSignal>>;
    readonly now: Instant;
    readonly occurredAt: Instant;
  },
): Promise<boolean> {
  const { tenantId, signal, match, now } = options;
  const id = engine.newId(now);
  const inserted = await session.restrictions.insertInbound([
    {
      tenantId,
      id,
      externalId: signal.externalId,
      type: signal.type,
      data: signalData(signal),
      contactId: match?.contactId ?? null,
      enrollmentId: match?.enrollmentId ?? null,
      deliveryId: match?.delivery?.id ?? null,
      occurredAt: options.occurredAt,
      receivedAt: now,
    },
  ]);
  return inserted.has(id);
}

/** The signal as it came, as JSON: dates become ISO strings. */
function signalData(signal: Signal): JsonObject {
  return JSON.parse(JSON.stringify(signal));
}
