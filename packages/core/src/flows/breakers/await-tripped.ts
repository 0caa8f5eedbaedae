import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { Engine } from "../engine.ts";
import { awaitClaims } from "../holds/await-claims.ts";

/**
 * A claim reads breakers and locks none. Called after a trip is committed, this resolves once no claim
 * that had not seen it is left, as with a pause: nothing new of the scope is claimed from then on.
 */
export async function awaitTripped(
  engine: Engine,
  tripped: readonly BreakerScopeKey[],
): Promise<void> {
  for (const { tenantId, senderId, campaignId, scope } of tripped) {
    engine.logger.log("warn", "A breaker tripped; nothing that counts for it is claimed.", {
      event: "breaker-tripped",
      tenantId,
      scope,
      ...(senderId !== null && { senderId }),
    });
    if (senderId !== null) await awaitClaims(engine, { tenantId, senderIds: [senderId] });
    else if (campaignId !== null) await awaitClaims(engine, { tenantId, campaignId });
    else await awaitClaims(engine, { tenantId, all: true });
  }
}
