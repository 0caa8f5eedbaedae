import type {
  CampaignDefinition,
  CampaignRecord,
  ContactRecord,
  DeliveryRecord,
  EnrollmentRecord,
  HoldRecord,
  LeaseRecord,
  MessageRecord,
  SenderRecord,
  SuppressionRecord,
  TenantRecord,
} from "@outreachkit/core/plugin";

/** What the events of one entity tell of it. */
export interface ToldState {
  readonly version: number;
  readonly state: string | null;
  readonly stepKey: string | null;
  readonly reason: string | null;
}

/** Everything committed so far, by id: a second book, kept without asking the database. */
export interface Model {
  readonly tenants: Map<string, TenantRecord>;
  readonly senders: Map<string, SenderRecord>;
  readonly contacts: Map<string, ContactRecord>;
  readonly campaigns: Map<string, CampaignRecord>;
  readonly definitions: Map<string, CampaignDefinition>;
  readonly enrollments: Map<string, EnrollmentRecord>;
  readonly messages: Map<string, MessageRecord>;
  readonly deliveries: Map<string, DeliveryRecord>;
  readonly leases: Map<string, LeaseRecord>;
  readonly suppressions: Map<string, SuppressionRecord>;
  readonly holds: Map<string, HoldRecord>;
  /** Used units by `tenant scope/period`. */
  readonly capacity: Map<string, number>;
  readonly told: Map<string, ToldState>;
  /** Claims by sender, oldest first. */
  readonly claims: Map<string, readonly { readonly id: string; readonly at: number }[]>;
}

export function createModel(from?: Model): Model {
  return {
    tenants: new Map(from?.tenants),
    senders: new Map(from?.senders),
    contacts: new Map(from?.contacts),
    campaigns: new Map(from?.campaigns),
    definitions: new Map(from?.definitions),
    enrollments: new Map(from?.enrollments),
    messages: new Map(from?.messages),
    deliveries: new Map(from?.deliveries),
    leases: new Map(from?.leases),
    suppressions: new Map(from?.suppressions),
    holds: new Map(from?.holds),
    capacity: new Map(from?.capacity),
    told: new Map(from?.told),
    claims: new Map(from?.claims),
  };
}
