import type { StoreSession } from "@outreachkit/core/plugin";
import { applyChanges } from "../apply/apply-changes.ts";
import { createBreakerStore } from "../reads/breakers/create-breaker-store.ts";
import { createCampaignStore } from "../reads/campaigns/create-campaign-store.ts";
import { createDispatchStore } from "../reads/dispatch/create-dispatch-store.ts";
import { createEnrollmentStore } from "../reads/enrollments/create-enrollment-store.ts";
import { createEventStore } from "../reads/events/create-event-store.ts";
import { createMessageStore } from "../reads/messages/create-message-store.ts";
import { createPeopleStore } from "../reads/people/create-people-store.ts";
import { createQueueStore } from "../reads/queue/create-queue-store.ts";
import { createReportStore } from "../reads/reports/create-report-store.ts";
import { createRestrictionStore } from "../reads/restrictions/create-restriction-store.ts";
import { createSubscriberStore } from "../reads/subscribers/create-subscriber-store.ts";
import { createTaskStore } from "../reads/tasks/create-task-store.ts";
import { createTenantStore } from "../reads/tenants/create-tenant-store.ts";
import type { SqlContext } from "./sql-context.ts";

/**
 * Everything a flow can do, on one connection. `askForWorkers` hears of changes that make work;
 * without it nobody of ours learns of the commit, so the transaction itself tells.
 */
export const createSession = (context: SqlContext, askForWorkers?: () => void): StoreSession => ({
  tenants: createTenantStore(context),
  people: createPeopleStore(context),
  campaigns: createCampaignStore(context),
  enrollments: createEnrollmentStore(context),
  messages: createMessageStore(context),
  tasks: createTaskStore(context),
  queue: createQueueStore(context),
  dispatch: createDispatchStore(context),
  restrictions: createRestrictionStore(context),
  breakers: createBreakerStore(context),
  events: createEventStore(context),
  subscribers: createSubscriberStore(context),
  reports: createReportStore(context),
  apply: async (changes) => {
    await applyChanges(context, changes, { tellWorkers: askForWorkers === undefined });
    if (changes.wakeWorkers) askForWorkers?.();
  },
});
