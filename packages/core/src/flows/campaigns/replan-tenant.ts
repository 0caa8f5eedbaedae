import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { beforeAll } from "./before-all.ts";

const PAGE = 200;

/**
 * The tenant's zone is another one: every campaign that is under way is planned again, a page at a time, as
 * after a change of its schedule. What found no window so far is looked at with it.
 */
export async function replanTenant(
  session: StoreSession,
  changes: Changes,
  tenantId: string,
): Promise<void> {
  let afterId: string | null = null;
  do {
    const page = await session.campaigns.list({ tenantId, afterId, limit: PAGE });
    for (const { id, state } of page) {
      if (state !== "running" && state !== "paused") continue;
      const row = await session.campaigns.lock({ tenantId, id });
      if (row) changes.campaigns.set(row, { ...row, rescheduleFrom: beforeAll });
    }
    afterId = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
  } while (afterId !== null);
}
