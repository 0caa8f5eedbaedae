CREATE TABLE "outreach_breaker" ( tenant_id text not null,
  id text not null,
  scope text not null,
  state text not null,
  since integer not null,
  until integer,
  missing_sends integer not null,
  warned_at integer,
  complaints text not null,
  version integer not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_breaker_scope" on "outreach_breaker" (tenant_id,
  scope);

CREATE INDEX "outreach_breaker_watched" on "outreach_breaker" (tenant_id,
  id) where state <> 'closed' or missing_sends > 0;

CREATE TABLE "outreach_campaign" ( tenant_id text not null,
  id text not null,
  key text not null,
  name text not null,
  state text not null,
  enrollment text not null,
  version_id text not null,
  version_number integer not null,
  caps text,
  breaker text,
  priority text not null,
  step_order text not null,
  follow_up_share integer,
  new_share integer,
  launched_at integer,
  reschedule_from text,
  paused_until integer,
  version integer not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE INDEX "outreach_campaign_completable" on "outreach_campaign" (tenant_id,
  id) where state = 'running' and enrollment = 'closed';

CREATE UNIQUE INDEX "outreach_campaign_key" on "outreach_campaign" (tenant_id,
  key);

CREATE INDEX "outreach_campaign_paused_until" on "outreach_campaign" (paused_until) where paused_until is not null;

CREATE INDEX "outreach_campaign_rescheduling" on "outreach_campaign" (tenant_id,
  id) where reschedule_from is not null;

CREATE TABLE "outreach_campaign_version" ( tenant_id text not null,
  id text not null,
  campaign_id text not null,
  number integer not null,
  definition text not null,
  sender_ids text not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_campaign_version_number" on "outreach_campaign_version" (tenant_id,
  campaign_id,
  number);

CREATE TABLE "outreach_capacity_bucket" ( tenant_id text not null,
  scope text not null,
  period text not null,
  used integer not null,
  cap integer,
  primary key (tenant_id,
  scope,
  period) ) strict,
  without rowid;

CREATE TABLE "outreach_company" ( tenant_id text not null,
  id text not null,
  external_id text,
  name text,
  domain text,
  industry text,
  size text,
  icp_fit real,
  country text,
  attributes text not null,
  version integer not null,
  created_at integer not null,
  updated_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_company_domain" on "outreach_company" (tenant_id,
  domain) where domain is not null;

CREATE UNIQUE INDEX "outreach_company_external_id" on "outreach_company" (tenant_id,
  external_id) where external_id is not null;

CREATE INDEX "outreach_company_name" on "outreach_company" (tenant_id,
  name) where domain is null;

CREATE TABLE "outreach_contact" ( tenant_id text not null,
  id text not null,
  external_id text,
  email text,
  email_key text,
  email_hash text,
  email_domain_hash text,
  email_confidence text not null,
  first_name text,
  last_name text,
  title text,
  seniority text,
  phone text,
  linkedin_url text,
  company_id text,
  country text,
  region text,
  city text,
  time_zone text,
  locale text,
  score real,
  tier text,
  score_source text,
  tags text not null,
  owner text,
  status text not null,
  deleted_at integer,
  attributes text not null,
  version integer not null,
  created_at integer not null,
  updated_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_contact_email_key" on "outreach_contact" (tenant_id,
  email_key) where email_key is not null;

CREATE UNIQUE INDEX "outreach_contact_external_id" on "outreach_contact" (tenant_id,
  external_id) where external_id is not null;

CREATE TABLE "outreach_delivery" ( tenant_id text not null,
  id text not null,
  message_id text not null,
  enrollment_id text not null,
  campaign_id text not null,
  contact_id text not null,
  sender_id text not null,
  step_key text not null,
  kind text not null,
  slot integer not null,
  state text not null,
  channel text,
  envelope text,
  content_hash text,
  payload_hash text,
  request_key text,
  request_position integer not null,
  fence integer not null,
  lease_id text,
  attempts integer not null,
  claimed_at integer,
  first_attempt_at integer,
  uncertain_since integer,
  retry_at integer,
  recover_at integer,
  account text,
  provider_message_id text,
  message_id_header text,
  sent_at integer,
  code text,
  receipt text,
  replied_at integer,
  capacity text not null,
  version integer not null,
  attention text generated always as (case when state in ('failed',
  'unknown',
  'needs-review') then state end) virtual,
  primary key (tenant_id,
  id) ) strict;

CREATE INDEX "outreach_delivery_attention" on "outreach_delivery" (attention,
  tenant_id,
  id) where attention is not null;

CREATE INDEX "outreach_delivery_claimed" on "outreach_delivery" (tenant_id,
  sender_id,
  campaign_id,
  claimed_at) where claimed_at is not null;

CREATE INDEX "outreach_delivery_header" on "outreach_delivery" (tenant_id,
  message_id_header) where message_id_header is not null;

CREATE INDEX "outreach_delivery_recover" on "outreach_delivery" (recover_at) where recover_at is not null;

CREATE INDEX "outreach_delivery_request" on "outreach_delivery" (tenant_id,
  request_key) where request_position > 0;

CREATE UNIQUE INDEX "outreach_delivery_step" on "outreach_delivery" (tenant_id,
  enrollment_id,
  step_key,
  slot);

CREATE TABLE "outreach_enrichment" ( tenant_id text not null,
  id text not null,
  subject text not null,
  subject_id text not null,
  stage text not null,
  source text not null,
  data text not null,
  fetched_at integer not null,
  primary key (tenant_id,
  subject_id,
  stage,
  source) ) strict;

CREATE TABLE "outreach_enrollment" ( tenant_id text not null,
  id text not null,
  campaign_id text not null,
  version_id text not null,
  contact_id text not null,
  round integer not null,
  request_key text,
  sender_id text not null,
  senders text not null,
  variants text not null,
  channel text,
  fallbacks text not null,
  state text not null,
  step_key text,
  due_at integer,
  lane integer not null,
  reason text,
  signal integer not null,
  delivery_id text,
  progress_of text,
  deadline_at integer,
  anchor_at integer not null,
  enrolled_at integer not null,
  version integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_enrollment_contact" on "outreach_enrollment" (tenant_id,
  campaign_id,
  contact_id,
  round);

CREATE INDEX "outreach_enrollment_due" on "outreach_enrollment" (tenant_id,
  sender_id,
  campaign_id,
  lane,
  due_at,
  id) where due_at is not null;

CREATE INDEX "outreach_enrollment_of_contact" on "outreach_enrollment" (tenant_id,
  contact_id);

CREATE INDEX "outreach_enrollment_progress" on "outreach_enrollment" (tenant_id,
  progress_of) where progress_of is not null;

CREATE TABLE "outreach_event" ( transaction_id text,
  tenant_id text not null,
  id text not null,
  type text not null,
  entity text not null,
  entity_id text not null,
  version integer not null,
  at integer not null,
  actor text not null,
  data text not null,
  position integer primary key autoincrement ) strict;

CREATE UNIQUE INDEX "outreach_event_entity" on "outreach_event" (tenant_id,
  entity_id,
  version);

CREATE INDEX "outreach_event_tenant" on "outreach_event" (tenant_id);

CREATE TABLE "outreach_hold" ( tenant_id text not null,
  id text not null,
  subject text not null,
  subject_id text not null,
  until integer,
  cause text not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_hold_subject" on "outreach_hold" (tenant_id,
  subject_id);

CREATE TABLE "outreach_inbound" ( tenant_id text not null,
  id text not null,
  external_id text not null,
  type text not null,
  data text not null,
  contact_id text,
  enrollment_id text,
  delivery_id text,
  occurred_at integer not null,
  received_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_inbound_external_id" on "outreach_inbound" (tenant_id,
  external_id);

CREATE TABLE "outreach_lease" ( id text not null,
  worker text not null,
  until integer not null,
  created_at integer not null,
  deliveries text not null,
  primary key (id) ) strict;

CREATE INDEX "outreach_lease_until" on "outreach_lease" (until);

CREATE TABLE "outreach_message" ( tenant_id text not null,
  id text not null,
  enrollment_id text not null,
  campaign_id text not null,
  contact_id text not null,
  step_key text not null,
  kind text not null,
  generation text not null,
  generation_attempts integer not null,
  generation_error text,
  approval text not null,
  content text,
  content_hash text,
  checks text,
  variant text,
  choice text,
  decided_by text,
  decided_at integer,
  revision integer not null,
  version integer not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE INDEX "outreach_message_requested" on "outreach_message" (created_at,
  tenant_id,
  id) where generation = 'requested';

CREATE UNIQUE INDEX "outreach_message_step" on "outreach_message" (tenant_id,
  enrollment_id,
  step_key,
  kind);

CREATE TABLE "outreach_message_revision" ( tenant_id text not null,
  message_id text not null,
  revision integer not null,
  content text not null,
  content_hash text not null,
  author text not null,
  created_at integer not null,
  primary key (tenant_id,
  message_id,
  revision) ) strict;

CREATE TABLE "outreach_migration" ( name text not null,
  applied_at integer not null,
  primary key (name) ) strict,
  without rowid;

CREATE TABLE "outreach_queue_head" ( tenant_id text not null,
  sender_id text not null,
  next_due_at integer,
  gap_until integer not null,
  next_free_at integer not null,
  ready_at integer,
  blocked_by text,
  band integer not null,
  turn integer not null,
  version integer not null,
  primary key (tenant_id,
  sender_id) ) strict;

CREATE INDEX "outreach_queue_head_ready" on "outreach_queue_head" (band,
  ready_at,
  turn,
  tenant_id,
  sender_id) where ready_at is not null;

CREATE TABLE "outreach_queue_hint" ( tenant_id text not null,
  sender_id text not null,
  campaign_id text,
  due_at integer not null,
  free integer not null,
  lanes integer,
  id integer primary key autoincrement ) strict;

CREATE INDEX "outreach_queue_hint_tenant" on "outreach_queue_hint" (tenant_id,
  sender_id);

CREATE TABLE "outreach_queue_stream" ( tenant_id text not null,
  sender_id text not null,
  campaign_id text not null,
  free_at integer not null default 0,
  new_free_at integer not null default 0,
  lanes integer not null default 2,
  turn integer not null default 0,
  primary key (tenant_id,
  sender_id,
  campaign_id) ) strict,
  without rowid;

CREATE TABLE "outreach_secret" ( name text not null,
  value text not null,
  primary key (name) ) strict,
  without rowid;

CREATE TABLE "outreach_sender" ( tenant_id text not null,
  id text not null,
  external_id text,
  channel text not null,
  name text not null,
  address text not null,
  owner text,
  time_zone text,
  country text,
  daily_cap integer,
  gap integer,
  gap_jitter integer,
  ramp text,
  accounting text,
  weekly_caps text,
  in_progress_cap integer,
  version integer not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_sender_external_id" on "outreach_sender" (tenant_id,
  external_id) where external_id is not null;

CREATE TABLE "outreach_subscriber_cursor" ( name text not null,
  log_transaction text not null,
  log_position integer not null,
  failures integer not null,
  retry_at integer,
  code text,
  event_id text,
  created_at integer not null,
  delivered_at integer,
  primary key (name) ) strict,
  without rowid;

CREATE TABLE "outreach_suppression" ( tenant_id text not null,
  id text not null,
  type text not null,
  hash text not null,
  value text,
  reason text not null,
  created_at integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE UNIQUE INDEX "outreach_suppression_hash" on "outreach_suppression" (tenant_id,
  hash,
  type);

CREATE TABLE "outreach_task" ( tenant_id text not null,
  id text not null,
  enrollment_id text not null,
  campaign_id text not null,
  contact_id text not null,
  step_key text not null,
  title text not null,
  instructions text,
  assignee text,
  state text not null,
  skip_at integer,
  created_at integer not null,
  closed_at integer,
  closed_by text,
  version integer not null,
  primary key (tenant_id,
  id) ) strict;

CREATE INDEX "outreach_task_enrollment" on "outreach_task" (tenant_id,
  enrollment_id);

CREATE INDEX "outreach_task_open" on "outreach_task" (tenant_id,
  id) where state = 'open';

CREATE TABLE "outreach_tenant" ( id text not null,
  key text not null,
  state text not null,
  settings text not null,
  version integer not null,
  created_at integer not null,
  primary key (id) ) strict;

CREATE UNIQUE INDEX "outreach_tenant_key" on "outreach_tenant" (key);
