import type { ChangeSet } from "@outreachkit/core/plugin";
import type { StoreTable } from "./store-under-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildCampaignVersion } from "./test-data/build-campaign-version.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrichment } from "./test-data/build-enrichment.ts";
import { buildEvent } from "./test-data/build-event.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildMessageRevision } from "./test-data/build-message-revision.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildTask } from "./test-data/build-task.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");

/** A change set that writes `count` new rows in every part that inserts. */
export const insertEverything = (count: number): ChangeSet => {
  const many = <Row>(build: (number: number) => Row): readonly Row[] =>
    Array.from({ length: count }, (_, index) => build(index + 1));
  return {
    leases: { insert: many((number) => buildLease(number)) },
    senders: { insert: many((number) => buildSender(number)) },
    enrichments: {
      upsert: many((number) => buildEnrichment(number, { subjectId: testId("contact", number) })),
    },
    hints: { insert: many(() => buildHint()) },
    campaigns: {
      insert: many((number) => buildCampaign(number)),
      insertVersions: many((number) => buildCampaignVersion(number)),
    },
    messages: {
      insert: many((number) => buildMessage(number)),
      insertRevisions: many((number) => buildMessageRevision(number)),
    },
    deliveries: { insert: many((number) => buildDelivery(number)) },
    capacity: many((number) => ({
      tenantId,
      scope: `sender:${number}`,
      period: "2026-03-02",
      count: 1,
      cap: 5,
    })),
    tasks: { insert: many((number) => buildTask(number)) },
    holds: { upsert: many((number) => buildHold(number)) },
    events: many((number) => buildEvent(number)),
  };
};

/** The tables in which it writes. */
export const insertedTables = [
  "lease",
  "sender",
  "queue_head",
  "enrichment",
  "queue_hint",
  "campaign",
  "campaign_version",
  "message",
  "message_revision",
  "delivery",
  "capacity_bucket",
  "task",
  "hold",
  "event",
] as const satisfies readonly StoreTable[];
