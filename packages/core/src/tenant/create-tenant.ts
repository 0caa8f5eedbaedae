import { runGeneration, type GenerationProgress } from "../flows/generation/run-generation.ts";
import { recordSignal, type SignalOutcome } from "../flows/signals/record-signal.ts";
import type { Signal } from "../inbound/signal.ts";
import { type BreakersApi, createBreakersApi } from "./create-breakers-api.ts";
import { type CampaignsApi, createCampaignsApi } from "./create-campaigns-api.ts";
import { type CompaniesApi, createCompaniesApi } from "./create-companies-api.ts";
import { type ContactsApi, createContactsApi } from "./create-contacts-api.ts";
import { createDeliveriesApi, type DeliveriesApi } from "./create-deliveries-api.ts";
import { createEnrichmentsApi, type EnrichmentsApi } from "./create-enrichments-api.ts";
import { createEnrollmentsApi, type EnrollmentsApi } from "./create-enrollments-api.ts";
import { createEventsApi, type EventsApi } from "./create-events-api.ts";
import { createMessagesApi, type MessagesApi } from "./create-messages-api.ts";
import { createSendersApi, type SendersApi } from "./create-senders-api.ts";
import { createSettingsApi, type SettingsApi } from "./create-settings-api.ts";
import { createSuppressionsApi, type SuppressionsApi } from "./create-suppressions-api.ts";
import { createTasksApi, type TasksApi } from "./create-tasks-api.ts";
import { ensureTenantRow } from "./ensure-tenant-row.ts";
import { requireId } from "./require-id.ts";
import type { TenantContext } from "./tenant-context.ts";

/** Everything one tenant can do, in the name of one actor. Another tenant's ids are unknown here. */
export interface Tenant {
  /** Our id of the tenant, derived from the host's key. */
  readonly id: string;
  readonly settings: SettingsApi;
  readonly senders: SendersApi;
  readonly contacts: ContactsApi;
  readonly companies: CompaniesApi;
  readonly enrichments: EnrichmentsApi;
  readonly campaigns: CampaignsApi;
  readonly enrollments: EnrollmentsApi;
  readonly generation: {
    /** Writes every message of a campaign now; else the worker writes each when it is due. */
    run(
      campaignId: string,
      options?: { readonly onProgress?: (progress: GenerationProgress) => void },
    ): Promise<GenerationProgress>;
  };
  readonly messages: MessagesApi;
  readonly tasks: TasksApi;
  readonly deliveries: DeliveriesApi;
  readonly suppressions: SuppressionsApi;
  readonly breakers: BreakersApi;
  readonly signals: {
    /** Takes in replies, bounces and the like, each once; one outcome per signal, in order. */
    record(signals: readonly Signal[]): Promise<readonly SignalOutcome[]>;
  };
  readonly events: EventsApi;
}

export function createTenant(context: TenantContext): Tenant {
  const { engine, tenantId, actor } = context;
  return {
    id: tenantId,
    settings: createSettingsApi(context),
    senders: createSendersApi(context),
    contacts: createContactsApi(context),
    companies: createCompaniesApi(context),
    enrichments: createEnrichmentsApi(context),
    campaigns: createCampaignsApi(context),
    enrollments: createEnrollmentsApi(context),
    generation: {
      async run(id, options = {}) {
        const campaignId = requireId("campaign", id);
        return await runGeneration(engine, { ...options, tenantId, campaignId, actor });
      },
    },
    messages: createMessagesApi(context),
    tasks: createTasksApi(context),
    deliveries: createDeliveriesApi(context),
    suppressions: createSuppressionsApi(context),
    breakers: createBreakersApi(context),
    signals: {
      async record(signals) {
        await ensureTenantRow(context);
        const outcomes: SignalOutcome[] = [];
        // In the order given: a later signal may depend on what an earlier one did.
        for (const signal of signals)
          outcomes.push(await recordSignal(engine, { tenantId, signal, actor }));
        return outcomes;
      },
    },
    events: createEventsApi(context),
  };
}
