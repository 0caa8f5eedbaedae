import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { DeliveryState } from "../../machines/delivery-machine.ts";
import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { awaitTripped } from "../breakers/await-tripped.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { acceptDelivery } from "../dispatch/accept-delivery.ts";
import { disproveDelivery } from "../dispatch/disprove-delivery.ts";
import type { SettleContext } from "../dispatch/settle-context.ts";
import type { Engine } from "../engine.ts";
import { askForRest } from "./ask-for-rest.ts";
import { lockForOperation } from "./lock-for-operation.ts";
import { stopDelivery } from "./stop-delivery.ts";
import { withWhy } from "../changes/with-why.ts";

/** What a person found out about a delivery that nobody can tell the end of. */
export type Verdict =
  | { readonly as: "sent"; readonly at: Instant }
  | { readonly as: "not-sent" }
  | { readonly as: "stop" };

export type ResolveRefusal =
  /** This tenant has no such delivery. */
  | "not-found"
  /** It is clear, or on its way: somebody or something was faster. */
  | "not-open"
  /** It is being tried again or looked up just now: what comes of it may answer the question. */
  | "in-flight"
  /** It cannot have been accepted then: in the future, or before the first attempt. */
  | "impossible-time";

export type ResolveOutcome =
  | {
      readonly id: string;
      readonly outcome: "resolved";
      /** `cancelled` for a message that was not sent, when its enrollment has ended since. */
      readonly state: DeliveryState;
    }
  | {
      readonly id: string;
      readonly outcome: "refused";
      readonly reason: ResolveRefusal;
      /** Where it is; null when it is not found. */
      readonly state: DeliveryState | null;
    };

interface Resolution {
  readonly id: string;
  readonly verdict: Verdict;
}

/** Ends the uncertainty about deliveries, on a person's word. One transaction; the first word counts. */
export async function resolveDeliveries(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly resolutions: readonly Resolution[];
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<readonly ResolveOutcome[]> {
  const { outcomes, tripped } = await retryOnConflict(() => resolveOnce(engine, options));
  await awaitTripped(engine, tripped);
  return outcomes;
}

async function resolveOnce(
  engine: Engine,
  { tenantId, resolutions, why, actor }: Parameters<typeof resolveDeliveries>[1],
): Promise<{
  readonly outcomes: readonly ResolveOutcome[];
  readonly tripped: readonly BreakerScopeKey[];
}> {
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const found = await findWithRequests(session, tenantId, resolutions);
    const contexts = await lockForOperation(engine, session, found);
    const changes = createChanges({ now, actor, newId: engine.newId });
    const told = withWhy(changes, why);
    const outcomes = resolutions.map(({ id, verdict }): ResolveOutcome => {
      const context = contexts.get(id);
      if (!context) return { id, outcome: "refused", reason: "not-found", state: null };
      const current = () => changes.deliveries.current(context.delivery).state;
      const reason = refusalOf(changes, context.delivery, verdict);
      if (reason) return { id, outcome: "refused", reason, state: current() };
      resolve(told, context, verdict);
      return { id, outcome: "resolved", state: current() };
    });
    askForRest(told, contexts);
    return { outcomes, tripped: await commitChanges(session, changes) };
  });
}

/** These deliveries, and what is unknown beside them in provider calls that can never be repeated. */
async function findWithRequests(
  session: StoreSession,
  tenantId: string,
  resolutions: readonly Resolution[],
): Promise<readonly DeliveryRecord[]> {
  const found = await session.messages.findDeliveries(
    resolutions.map(({ id }) => ({ tenantId, id })),
  );
  const disproved = new Set(
    resolutions.filter(({ verdict }) => verdict.as === "not-sent").map(({ id }) => id),
  );
  const requestKeys = found.flatMap(({ id, state, requestKey }) =>
    disproved.has(id) && state === "unknown" && requestKey !== null ? [requestKey] : [],
  );
  const beside = await session.messages.findUnknownOfRequests({ tenantId, requestKeys });
  const known = new Set(found.map(({ id }) => id));
  return [...found, ...beside.filter(({ id }) => !known.has(id))];
}

function refusalOf(changes: Changes, row: DeliveryRecord, verdict: Verdict): ResolveRefusal | null {
  const delivery = changes.deliveries.current(row);
  if (delivery.state !== "unknown" && delivery.state !== "needs-review") return "not-open";
  if (verdict.as === "not-sent" && delivery.leaseId !== null) return "in-flight";
  if (verdict.as !== "sent") return null;
  const possible = verdict.at <= changes.now && verdict.at >= (delivery.firstAttemptAt ?? 0);
  return possible ? null : "impossible-time";
}

function resolve(changes: Changes, context: SettleContext, verdict: Verdict): void {
  switch (verdict.as) {
    case "sent":
      acceptDelivery(changes, context, { sentAt: verdict.at, providerMessageId: null });
      return;
    case "not-sent":
      disproveDelivery(changes, context);
      return;
    case "stop":
      stopDelivery(changes, context);
      return;
  }
}
