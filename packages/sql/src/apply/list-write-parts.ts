import type { ChangeSet } from "@outreachkit/core/plugin";
import type { WritePart } from "../dialect/write-part.ts";
import { blockStreams } from "./block-streams.ts";
import { deleteHolds } from "./delete-holds.ts";
import { deleteLeases } from "./delete-leases.ts";
import { deleteSuppressions } from "./delete-suppressions.ts";
import { insertCampaignVersions } from "./insert-campaign-versions.ts";
import { insertCampaigns } from "./insert-campaigns.ts";
import { insertDeliveries } from "./insert-deliveries.ts";
import { insertEvents } from "./insert-events.ts";
import { insertHeads } from "./insert-heads.ts";
import { insertHints } from "./insert-hints.ts";
import { insertLeases } from "./insert-leases.ts";
import { insertMessageRevisions } from "./insert-message-revisions.ts";
import { insertMessages } from "./insert-messages.ts";
import { insertSenders } from "./insert-senders.ts";
import { insertTasks } from "./insert-tasks.ts";
import { netCapacity } from "./net-capacity.ts";
import { returnCapacity } from "./return-capacity.ts";
import { takeCapacity } from "./take-capacity.ts";
import { turnStreams } from "./turn-streams.ts";
import { updateBreakers } from "./update-breakers.ts";
import { updateCampaigns } from "./update-campaigns.ts";
import { updateCompanies } from "./update-companies.ts";
import { updateContacts } from "./update-contacts.ts";
import { updateDeliveries } from "./update-deliveries.ts";
import { updateEnrollments } from "./update-enrollments.ts";
import { updateHeads } from "./update-heads.ts";
import { updateMessages } from "./update-messages.ts";
import { updateSenders } from "./update-senders.ts";
import { updateTasks } from "./update-tasks.ts";
import { updateTenants } from "./update-tenants.ts";
import { upsertEnrichments } from "./upsert-enrichments.ts";
import { upsertHolds } from "./upsert-holds.ts";
import { wakeCampaigns } from "./wake-campaigns.ts";
import { wakeTenants } from "./wake-tenants.ts";

/** The writes that a change set needs, in the lock order: lease, head, hint, campaign, and so on. */
export const listWriteParts = (changes: ChangeSet): readonly WritePart[] => {
  const parts: WritePart[] = [];
  const add = <Item>(
    items: readonly Item[] | undefined,
    write: (items: readonly Item[]) => WritePart,
  ): void => {
    if (items && items.length > 0) parts.push(write(items));
  };

  add(changes.leases?.insert, insertLeases);
  add(changes.leases?.deleteIds, deleteLeases);
  add(changes.tenants?.update, updateTenants);
  add(changes.senders?.insert, insertSenders);
  add(changes.senders?.update, updateSenders);
  add(changes.companies?.update, updateCompanies);
  add(changes.contacts?.update, updateContacts);
  add(changes.enrichments?.upsert, upsertEnrichments);
  add(changes.senders?.insert, (senders) =>
    insertHeads(senders.map(({ tenantId, id }) => ({ tenantId, senderId: id }))),
  );
  add(changes.heads?.update, updateHeads);
  add(changes.streams?.block, blockStreams);
  add(changes.streams?.turn, turnStreams);
  add(changes.hints?.insert, insertHints);
  add(changes.tenants?.wake, wakeTenants);
  add(changes.campaigns?.insert, insertCampaigns);
  add(changes.campaigns?.update, updateCampaigns);
  add(changes.campaigns?.insertVersions, insertCampaignVersions);
  add(changes.campaigns?.wake, wakeCampaigns);
  add(changes.enrollments?.update, updateEnrollments);
  add(changes.messages?.insert, insertMessages);
  add(changes.messages?.update, updateMessages);
  add(changes.messages?.insertRevisions, insertMessageRevisions);
  add(changes.deliveries?.update, updateDeliveries);
  add(changes.deliveries?.insert, insertDeliveries);
  if (changes.capacity) {
    const capacity = netCapacity(changes.capacity);
    add(
      capacity.filter(({ count }) => count > 0),
      takeCapacity,
    );
    add(
      capacity.filter(({ count }) => count < 0),
      returnCapacity,
    );
  }
  add(changes.tasks?.update, updateTasks);
  add(changes.tasks?.insert, insertTasks);
  add(changes.holds?.deleteIds, deleteHolds);
  add(changes.holds?.upsert, upsertHolds);
  add(changes.breakers?.update, updateBreakers);
  add(changes.suppressions?.deleteIds, deleteSuppressions);
  add(changes.events, insertEvents);
  return parts;
};
