import type { Tenant } from "@outreachkit/core";
import type { DemoSender } from "../demo-data/demo-data.ts";

/** The sales reps' mailboxes. Between two mails of one there are two to four minutes. */
export async function storeSenders(tenant: Tenant, senders: readonly DemoSender[]): Promise<void> {
  await tenant.senders.upsert(
    senders.map(({ externalId, name, address, timeZone, dailyCap }) => ({
      externalId,
      name,
      address,
      timeZone,
      dailyCap,
      channel: "file",
      gap: { minutes: 2 },
      gapJitter: { minutes: 2 },
    })),
  );
}
