/** What authors of stores, channels and generators build on. Small, with a wide peer range. */
export type {
  AddressType,
  Channel,
  ChannelDefaults,
  Envelope,
  IdempotencyDeclaration,
  LookupOutcome,
  MessageKind,
  PullChannel,
  PushChannel,
  RateDeclaration,
  SendMember,
  SendOutcome,
  SendRequest,
} from "./contracts/channel.ts";
export type { Backlog } from "./contracts/store/backlog.ts";
export type {
  BreakerScopeKey,
  BreakerStore,
  BreakerWindow,
  LockedBreaker,
} from "./contracts/store/breaker-store.ts";
export type { CampaignStore } from "./contracts/store/campaign-store.ts";
export type {
  CapacityChange,
  ChangeSet,
  GuardedUpdate,
  HoldStart,
} from "./contracts/store/change-set.ts";
export type {
  ActiveDays,
  CapacityUsed,
  EnrollmentFacts,
  PlanningFacts,
  HoldFact,
  InProgress,
  PreviousSend,
} from "./contracts/store/dispatch-facts.ts";
export type {
  ActiveDaysKey,
  ClaimFacts,
  ClaimLocks,
  DispatchStore,
  SettleLocks,
} from "./contracts/store/dispatch-store.ts";
export type { EnrollmentStanding } from "./contracts/store/enrollment-standing.ts";
export type { EnrollmentStore } from "./contracts/store/enrollment-store.ts";
export type { EventStore, SettledEvents } from "./contracts/store/event-store.ts";
export type { CapacityKey, HeadKey, RowKey } from "./contracts/store/keys.ts";
export type { MessageStore, OpenMessages } from "./contracts/store/message-store.ts";
export type { PeopleStore } from "./contracts/store/people-store.ts";
export type {
  Candidate,
  CandidateKey,
  HeadRecord,
  HeadUpdate,
  HintInsert,
  ReadyHead,
  StreamBlock,
  StreamTurn,
} from "./contracts/store/queue-records.ts";
export type { Agenda, QueueStore } from "./contracts/store/queue-store.ts";
export type { BreakerRecord } from "./contracts/store/records/breaker-record.ts";
export type {
  CampaignRecord,
  CampaignVersionRecord,
} from "./contracts/store/records/campaign-record.ts";
export type { CompanyRecord } from "./contracts/store/records/company-record.ts";
export type { ContactRecord } from "./contracts/store/records/contact-record.ts";
export {
  type CapacityUnit,
  type DeliveryRecord,
  type Receipt,
  receipts,
} from "./contracts/store/records/delivery-record.ts";
export type { EnrichmentRecord } from "./contracts/store/records/enrichment-record.ts";
export {
  type EnrollmentRecord,
  engineQueueId,
  type Lane,
  lanes,
} from "./contracts/store/records/enrollment-record.ts";
export type { EventRecord, StoredEventRecord } from "./contracts/store/records/event-record.ts";
export type { HoldRecord } from "./contracts/store/records/hold-record.ts";
export type { InboundRecord } from "./contracts/store/records/inbound-record.ts";
export type { LeasedDelivery, LeaseRecord } from "./contracts/store/records/lease-record.ts";
export type {
  MessageRecord,
  MessageRevisionRecord,
} from "./contracts/store/records/message-record.ts";
export type { SenderRecord } from "./contracts/store/records/sender-record.ts";
export type { SubscriberRecord } from "./contracts/store/records/subscriber-record.ts";
export type { SuppressionRecord } from "./contracts/store/records/suppression-record.ts";
export {
  type TaskRecord,
  type TaskState,
  taskStates,
} from "./contracts/store/records/task-record.ts";
export type { TenantRecord, TenantSettings } from "./contracts/store/records/tenant-record.ts";
export type {
  ContactFunnel,
  EnrollmentCount,
  LiveGroup,
  ReportStore,
  StepCounts,
} from "./contracts/store/report-store.ts";
export type { RestrictionStore } from "./contracts/store/restriction-store.ts";
export type { SqlExecutor } from "./contracts/store/sql-executor.ts";
export type { MigrationReport, Store, TransactionOptions } from "./contracts/store/store.ts";
export type { StoreSession } from "./contracts/store/store-session.ts";
export type { SubscriberProgress, SubscriberStore } from "./contracts/store/subscriber-store.ts";
export type { WakeUpListener, WakeUpState } from "./contracts/store/wake-ups.ts";
export type { TaskStore } from "./contracts/store/task-store.ts";
export type { TenantStore } from "./contracts/store/tenant-store.ts";
export type { ApprovalState } from "./machines/approval-machine.ts";
export type { BreakerState } from "./machines/breaker-machine.ts";
export type { CampaignState } from "./machines/campaign-machine.ts";
export { type DeliveryState, outDeliveryStates } from "./machines/delivery-machine.ts";
export type { EnrollmentState } from "./machines/enrollment-machine.ts";
export type { GenerationState } from "./machines/generation-machine.ts";
export type { Actor } from "./model/actor.ts";
export type { BreakerLimits } from "./model/breaker-limits.ts";
export type { Accounting, CampaignCaps, DomainRate, Ramp, TenantCaps } from "./model/caps.ts";
export type { CampaignDefinition } from "./model/campaign-definition.ts";
export type { CheckFinding, CheckReport } from "./model/check-report.ts";
export type { AttributeValue, ContactFilter } from "./model/contact-filter.ts";
export {
  type ContactStatus,
  type EmailConfidence,
  readinessStages,
  type Tier,
} from "./model/contact-vocabulary.ts";
export type { Duration } from "./model/duration.ts";
export { findDurationProblems } from "./model/find-duration-problems.ts";
export { durationToMilliseconds } from "./model/duration-to-milliseconds.ts";
export { never } from "./model/never.ts";
export { DatabaseError } from "./model/errors/database-error.ts";
export { DatabaseUnavailableError } from "./model/errors/database-unavailable-error.ts";
export { InvalidInputError } from "./model/errors/invalid-input-error.ts";
export { MissingRightError } from "./model/errors/missing-right-error.ts";
export { NestedTransactionError } from "./model/errors/nested-transaction-error.ts";
export { NotSupportedError } from "./model/errors/not-supported-error.ts";
export { OutreachError } from "./model/errors/outreach-error.ts";
export { SchemaVersionError } from "./model/errors/schema-version-error.ts";
export { TransitionError } from "./model/errors/transition-error.ts";
export { WriteConflictError } from "./model/errors/write-conflict-error.ts";
export { type EntityType, type EventType, entityTypes, eventTypes } from "./model/event-types.ts";
export type { Instant, InstantInput } from "./model/instant.ts";
export type { JsonObject, JsonValue } from "./model/json.ts";
export type { ContentFormat, ContentTemplate, MessageContent } from "./model/message-content.ts";
export type { Problem } from "./model/problem.ts";
export type { Random } from "./model/random.ts";
export type { SkipReason, StopReason, WaitingReason } from "./model/reasons.ts";
