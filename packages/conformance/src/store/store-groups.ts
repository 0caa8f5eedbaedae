import { agendaTests } from "./agenda-tests.ts";
import { applyTests } from "./apply-tests.ts";
import { backlogTests } from "./backlog-tests.ts";
import { breakerTests } from "./breaker-tests.ts";
import { breakerWindowTests } from "./breaker-window-tests.ts";
import { campaignTests } from "./campaign-tests.ts";
import { capacityTests } from "./capacity-tests.ts";
import { claimTests } from "./claim-tests.ts";
import { companyTests } from "./company-tests.ts";
import { contactFilterTests } from "./contact-filter-tests.ts";
import { contactTests } from "./contact-tests.ts";
import { controlTests } from "./control-tests.ts";
import { deliveryTests } from "./delivery-tests.ts";
import { enrichmentTests } from "./enrichment-tests.ts";
import { enrollmentTests } from "./enrollment-tests.ts";
import { eventReaderTests } from "./event-reader-tests.ts";
import { eventTests } from "./event-tests.ts";
import { factTests } from "./fact-tests.ts";
import { guardTests } from "./guard-tests.ts";
import { headTests } from "./head-tests.ts";
import { hintTests } from "./hint-tests.ts";
import { hostTransactionTests } from "./host-transaction-tests.ts";
import { inboundTests } from "./inbound-tests.ts";
import { isolationTests } from "./isolation-tests.ts";
import { messageTests } from "./message-tests.ts";
import { migrationTests } from "./migration-tests.ts";
import { overlapTests } from "./overlap-tests.ts";
import { planningTests } from "./planning-tests.ts";
import { progressTests } from "./progress-tests.ts";
import { queueTests } from "./queue-tests.ts";
import { recoveryTests } from "./recovery-tests.ts";
import { reportTests } from "./report-tests.ts";
import { restrictionFactTests } from "./restriction-fact-tests.ts";
import { restrictionTests } from "./restriction-tests.ts";
import { senderTests } from "./sender-tests.ts";
import { skipLockedTests } from "./skip-locked-tests.ts";
import { streamTests } from "./stream-tests.ts";
import { standingTests } from "./standing-tests.ts";
import { subscriberTests } from "./subscriber-tests.ts";
import { taskTests } from "./task-tests.ts";
import { tenantTests } from "./tenant-tests.ts";
import { transactionTests } from "./transaction-tests.ts";
import { wakeUpTests } from "./wake-up-tests.ts";

/** Every group of the kit, in the order in which a new store best meets them. */
export const storeGroups = {
  migrations: migrationTests,
  transactions: transactionTests,
  tenants: tenantTests,
  senders: senderTests,
  contacts: contactTests,
  "contact filters": contactFilterTests,
  companies: companyTests,
  enrichment: enrichmentTests,
  campaigns: campaignTests,
  enrollments: enrollmentTests,
  "looking ahead": planningTests,
  standings: standingTests,
  messages: messageTests,
  deliveries: deliveryTests,
  tasks: taskTests,
  restrictions: restrictionTests,
  breakers: breakerTests,
  "windows of breakers": breakerWindowTests,
  inbound: inboundTests,
  events: eventTests,
  "event readers": eventReaderTests,
  subscribers: subscriberTests,
  apply: applyTests,
  guards: guardTests,
  capacity: capacityTests,
  hints: hintTests,
  streams: streamTests,
  "contacts in progress": progressTests,
  queue: queueTests,
  agenda: agendaTests,
  backlog: backlogTests,
  heads: headTests,
  claims: claimTests,
  "wake-ups": wakeUpTests,
  recovery: recoveryTests,
  facts: factTests,
  "facts of restrictions": restrictionFactTests,
  reports: reportTests,
  control: controlTests,
  isolation: isolationTests,
  "host transactions": hostTransactionTests,
  "skip locked": skipLockedTests,
  overlap: overlapTests,
} as const;

export type StoreGroupName = keyof typeof storeGroups;

/** The titles of all tests. No two groups share one, so a title is enough to skip a test. */
export type StoreTestName = {
  [Group in StoreGroupName]: keyof (typeof storeGroups)[Group];
}[StoreGroupName];
