import type { Tenant } from "@outreachkit/core";
import type { AcceptedSend } from "../channel/accepted-send.ts";
import { foldEvents } from "../log/fold-events.ts";
import type { Ledger } from "./ledger.ts";
import { listAll } from "./list-all.ts";

/** Reads everything of one tenant through the public API. */
export async function readLedger(options: {
  readonly tenant: Tenant;
  readonly accepted: readonly AcceptedSend[];
}): Promise<Ledger> {
  const { tenant } = options;
  return {
    settings: await tenant.settings.get(),
    folded: foldEvents(await listAll((page) => tenant.events.list(page))),
    campaigns: byId(await listAll((page) => tenant.campaigns.list(page))),
    senders: byId(await listAll((page) => tenant.senders.list(page))),
    enrollments: byId(await listAll((page) => tenant.enrollments.list(page))),
    messages: byId(await listAll((page) => tenant.messages.list(page))),
    deliveries: byId(await listAll((page) => tenant.deliveries.list(page))),
    breakers: byId(await listAll((page) => tenant.breakers.list(page))),
    suppressions: await listAll((page) => tenant.suppressions.list(page)),
    accepted: options.accepted.filter(
      ({ tenantId }) => tenantId === undefined || tenantId === tenant.id,
    ),
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
