import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";

const PAGE = 1_000;

/** All of a tenant's breakers that are not closed; usually none. */
export async function readOpenBreakers(
  session: StoreSession,
  tenantId: string,
): Promise<readonly BreakerRecord[]> {
  const found: BreakerRecord[] = [];
  let afterId: string | null = null;
  for (;;) {
    const request = { tenantId, closed: false, afterId, limit: PAGE };
    const page: readonly BreakerRecord[] = await session.breakers.list(request);
    found.push(...page);
    afterId = page.at(-1)?.id ?? null;
    if (page.length < PAGE) return found;
  }
}
