import type { OutreachEvent, Tenant } from "@outreachkit/core";

/** The whole log. */
export async function listEvents(tenant: Tenant): Promise<readonly OutreachEvent[]> {
  const events: OutreachEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await tenant.events.list({ limit: 200, ...(cursor !== undefined && { cursor }) });
    events.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return events;
}
