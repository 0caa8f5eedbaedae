import type { DispatchStore } from "../../contracts/store/dispatch-store.ts";
import type { Engine } from "../engine.ts";

type Queues = Parameters<DispatchStore["awaitClaims"]>[0];

/**
 * Whoever pauses a whole queue writes no row that a claim locks. This makes up for it: called after
 * the pause is committed, it resolves once no claim that had not seen the pause is left, so that
 * nothing new is claimed from then on. By sender: how many are on their way all the same.
 */
export async function awaitClaims(
  engine: Engine,
  queues:
    | { readonly tenantId: string; readonly senderIds: readonly string[] }
    | { readonly tenantId: string; readonly campaignId: string }
    | { readonly tenantId: string; readonly all: true },
): Promise<ReadonlyMap<string, number>> {
  const request: Queues = { ...queues, now: await engine.clock.now() };
  const counts = await engine.store.transaction((session) => session.dispatch.awaitClaims(request));
  return new Map(counts.map(({ senderId, claimed }) => [senderId, claimed]));
}
