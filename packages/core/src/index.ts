export type { CampaignReport, Rate, StepReport } from "./analytics/campaign-report.ts";
export type { CompanyInput, ContactInput } from "./audience/contact-input.ts";
export type { EnrollmentObstacle } from "./audience/find-enrollment-obstacle.ts";
export { threeStepPlan, type ThreeStepPlanOptions } from "./campaign/three-step-plan.ts";
export type { LiquidVariable } from "./content/liquid-variable.ts";
export type { Variables } from "./content/create-variables.ts";
export { canonicalJson } from "./content/canonical-json.ts";
export type { Channel, PushChannel, SendOutcome, SendRequest } from "./contracts/channel.ts";
export type { Clock } from "./contracts/clock.ts";
export type { LogFields, Logger, LogLevel } from "./contracts/logger.ts";
export type { ApprovalVerdict, Draft, Policies } from "./contracts/policies.ts";
export type { StandardSchemaV1 } from "./contracts/standard-schema.ts";
export type { OutreachEvent } from "./contracts/outreach-event.ts";
export type { TenantSettings } from "./contracts/store/records/tenant-record.ts";
export type { SqlExecutor } from "./contracts/store/sql-executor.ts";
export type { MigrationReport, Store, TransactionOptions } from "./contracts/store/store.ts";
export type { Subscriber, SubscriberContext } from "./contracts/subscriber.ts";
export { createOutreach, type Outreach } from "./create-outreach.ts";
export type {
  EnrollmentMigration,
  MigrationRefusal,
} from "./flows/campaigns/migrate-enrollments.ts";
export type { GenerationProgress } from "./flows/generation/run-generation.ts";
export type { StepRefusal } from "./flows/enrollments/lock-for-step.ts";
export type { ManualStopReason } from "./flows/enrollments/stop-by-hand.ts";
export type { RedriveOutcome, RedriveRefusal } from "./flows/operations/redrive-deliveries.ts";
export type { ResolveOutcome, ResolveRefusal } from "./flows/operations/resolve-deliveries.ts";
export type { ContactOutcome } from "./flows/people/upsert-contacts.ts";
export type { DecisionOutcome, MessageDecision } from "./flows/messages/decide-messages.ts";
export type { SignalOutcome } from "./flows/signals/record-signal.ts";
export type { SubscriberStatus } from "./flows/subscribers/list-subscribers.ts";
export type { Worker, WorkerOptions } from "./flows/worker/create-worker.ts";
export type {
  HealthBacklog,
  HealthOptions,
  HealthReason,
  HealthStatus,
  LoopHealth,
  OutreachHealth,
  WorkerHealth,
} from "./flows/worker/health.ts";
export type { LoopName } from "./flows/worker/loop-name.ts";
export type { TickOptions, TickResult } from "./flows/worker/tick.ts";
export type { Signal, SignalType } from "./inbound/signal.ts";
export { type ApprovalState, approvalMachine } from "./machines/approval-machine.ts";
export { type BreakerState, breakerMachine } from "./machines/breaker-machine.ts";
export { type CampaignState, campaignMachine } from "./machines/campaign-machine.ts";
export type { EventOf, Machine, MachineTable, StateOf } from "./machines/define-machine.ts";
export { type DeliveryState, deliveryMachine } from "./machines/delivery-machine.ts";
export { type EnrollmentState, enrollmentMachine } from "./machines/enrollment-machine.ts";
export { type GenerationState, generationMachine } from "./machines/generation-machine.ts";
export { type Move, transition, type TransitionResult } from "./machines/transition.ts";
export type { Actor } from "./model/actor.ts";
export type { BounceLimits, BreakerLimits, ComplaintLimits } from "./model/breaker-limits.ts";
export type { Branch, BranchStep } from "./model/branch-step.ts";
export type {
  AllocationRules,
  ApprovalMode,
  AudienceRules,
  CampaignDefinition,
  CampaignPriority,
  CheckSettings,
  ExclusiveRule,
  KindEligibility,
  MessageStep,
  OnFailed,
  OnRejected,
  ReenrollRule,
  OnReply,
  Step,
  OrderRatio,
  StepOrder,
} from "./model/campaign-definition.ts";
export type { Accounting, CampaignCaps, DomainRate, Ramp, TenantCaps } from "./model/caps.ts";
export type { CheckFinding, CheckReport, CheckSeverity } from "./model/check-report.ts";
export type { Condition, ConditionEvent, ConditionField, StepFate } from "./model/condition.ts";
export type { AttributeValue, ContactFilter } from "./model/contact-filter.ts";
export type { ContentOption, StepContent } from "./model/content-option.ts";
export type { ContentVariant } from "./model/content-variant.ts";
export type { ContactStatus, EmailConfidence, Tier } from "./model/contact-vocabulary.ts";
export type { Delay } from "./model/delay.ts";
export type { Duration } from "./model/duration.ts";
export { DatabaseError } from "./model/errors/database-error.ts";
export { DatabaseUnavailableError } from "./model/errors/database-unavailable-error.ts";
export { DeliveryOpenError } from "./model/errors/delivery-open-error.ts";
export { InvalidInputError } from "./model/errors/invalid-input-error.ts";
export { MissingRightError } from "./model/errors/missing-right-error.ts";
export { NestedTransactionError } from "./model/errors/nested-transaction-error.ts";
export { NotFoundError } from "./model/errors/not-found-error.ts";
export { NotReadyError } from "./model/errors/not-ready-error.ts";
export { NotSupportedError } from "./model/errors/not-supported-error.ts";
export { OutreachError } from "./model/errors/outreach-error.ts";
export { SchemaVersionError } from "./model/errors/schema-version-error.ts";
export { StaleContentError } from "./model/errors/stale-content-error.ts";
export { TransitionError } from "./model/errors/transition-error.ts";
export { UnapprovableError } from "./model/errors/unapprovable-error.ts";
export { WorkerRunningError } from "./model/errors/worker-running-error.ts";
export { WriteConflictError } from "./model/errors/write-conflict-error.ts";
export type { EntityType, EventType } from "./model/event-types.ts";
export type { InstantInput } from "./model/instant.ts";
export type { JsonObject, JsonValue } from "./model/json.ts";
export type { ContentFormat, ContentTemplate, MessageContent } from "./model/message-content.ts";
export type { Page, PageOptions } from "./model/page.ts";
export type { Problem } from "./model/problem.ts";
export type { Random } from "./model/random.ts";
export type { ScoreComponent, ScoreWeights } from "./model/scoring.ts";
export type { FallbackReason, SkipReason, StopReason, WaitingReason } from "./model/reasons.ts";
export type { Reference } from "./model/reference.ts";
export type { StepBase } from "./model/step-base.ts";
export type { FallbackForm, StepForm } from "./model/step-form.ts";
export type { TaskStep } from "./model/task-step.ts";
export type { WaitStep } from "./model/wait-step.ts";
export type {
  HolidayList,
  HolidayRule,
  ResolvedHolidays,
  ResolvedZone,
  Schedule,
  WeeklyWindows,
  ZoneSource,
} from "./model/weekly-schedule.ts";
export type { OutreachOptions, OutreachOverrides } from "./outreach-options.ts";
export type { CampaignDifference, MovedSend } from "./tenant/difference-of.ts";
export type {
  CampaignPreview,
  PlannedSend,
  PreviewRequest,
  UnplannedEnrollment,
} from "./tenant/preview-of.ts";
export type { CampaignExplanation, ReasonCount } from "./tenant/campaign-explanation.ts";
export type {
  Breaker,
  BreakerName,
  BreakerResetOutcome,
  BreakersApi,
} from "./tenant/create-breakers-api.ts";
export type {
  Campaign,
  CampaignCancelOutcome,
  CampaignPauseOutcome,
  CampaignResumeOutcome,
  CampaignsApi,
} from "./tenant/create-campaigns-api.ts";
export type { CompaniesApi, CompanyOutcome } from "./tenant/create-companies-api.ts";
export type { Contact, ContactsApi } from "./tenant/create-contacts-api.ts";
export type {
  DeliveriesApi,
  Delivery,
  DeliveryFilter,
  DeliveryResolution,
} from "./tenant/create-deliveries-api.ts";
export type { ContactEndOutcome, EndOptions, GoalOptions } from "./tenant/create-end-methods.ts";
export type {
  MoveOutcome,
  MoveToOptions,
  SkipOutcome,
  SkipStepOptions,
} from "./tenant/create-step-methods.ts";
export type { StopOptions, StopOutcome } from "./tenant/create-stop-method.ts";
export type { EnrichmentInput, EnrichmentsApi } from "./tenant/create-enrichments-api.ts";
export type {
  Enrollment,
  EnrollmentFilter,
  EnrollmentsApi,
  Explanation,
} from "./tenant/create-enrollments-api.ts";
export type { EventFilter, EventsApi, FollowedEvents } from "./tenant/create-events-api.ts";
export type { Message, MessageFilter, MessagesApi } from "./tenant/create-messages-api.ts";
export type { OperationOptions } from "./tenant/operation-options.ts";
export type { PauseOptions } from "./tenant/pause-options.ts";
export type { PauseOutcome } from "./tenant/pause-outcome.ts";
export type { ResumeOutcome } from "./tenant/resume-outcome.ts";
export type { Sender, SenderInput, SendersApi } from "./tenant/create-senders-api.ts";
export type { SettingsApi, TenantSettingsInput } from "./tenant/create-settings-api.ts";
export type {
  Suppression,
  SuppressionInput,
  SuppressionsApi,
} from "./tenant/create-suppressions-api.ts";
export type { Task, TaskFilter, TasksApi } from "./tenant/create-tasks-api.ts";
export { telemetryNames } from "./telemetry/telemetry-names.ts";
export type { ScoreRequest, ScoreResult } from "./tenant/score.ts";
export type { Tenant } from "./tenant/create-tenant.ts";
export type { EnrollOutcome, EnrollRequest, EnrollResult } from "./tenant/enroll.ts";
