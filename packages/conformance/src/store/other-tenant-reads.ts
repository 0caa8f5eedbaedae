import { engineQueueId, type StoreSession } from "@outreachkit/core/plugin";
import { buildCandidate } from "./test-data/build-candidate.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

type Noun = Exclude<keyof StoreSession, "apply">;
type Read = (session: StoreSession, tenantId: string) => Promise<unknown>;

/**
 * Why a method is not asked: it writes, takes a tenant's own id, works for all tenants by name, or
 * what it gives depends on transactions of others, so that it has tests of its own.
 */
type Exempt =
  | "writes"
  | "takes the tenant itself"
  | "of all tenants"
  | "takes locked rows"
  | "late by nature";

/** Methods of the contract's stores; one that is added has to be added here. */
type Reads = {
  readonly [Name in Noun]: { readonly [Method in keyof StoreSession[Name]]: Read | Exempt };
};

const page = { afterId: null, limit: 100 } as const;
const ids = {
  contact: [testId("contact")],
  company: [testId("company")],
  sender: [testId("sender")],
};
const texts = {
  externalIds: ["rep-1", "crm-1", "company-1"],
  emailKeys: ["person-1@company.example"],
  domains: ["company-1.example"],
  names: ["Acme"],
};
const campaignId = testId("campaign");
const enrollmentId = testId("enrollment");
const senderId = testId("sender");

/** Every read and lock, for ids that exist in the kit's tenant, as another tenant asks for them. */
export const otherTenantReads: Reads = {
  tenants: {
    insertIfAbsent: "writes",
    get: "takes the tenant itself",
    lock: "takes the tenant itself",
    findSenders: ({ tenants }, tenantId) =>
      tenants.findSenders({ tenantId, ids: ids.sender, externalIds: texts.externalIds }),
    listSenders: ({ tenants }, tenantId) => tenants.listSenders({ tenantId, ...page }),
  },
  people: {
    lockContacts: ({ people }, tenantId) =>
      people.lockContacts({ tenantId, ids: ids.contact, ...texts }),
    findContacts: ({ people }, tenantId) =>
      people.findContacts({ tenantId, ids: ids.contact, ...texts }),
    insertContacts: "writes",
    listContacts: ({ people }, tenantId) => people.listContacts({ tenantId, filter: {}, ...page }),
    listIdsOfDomain: ({ people }, tenantId) =>
      people.listIdsOfDomain({ tenantId, emailDomainHash: "domain-hash", ...page }),
    lockCompanies: ({ people }, tenantId) =>
      people.lockCompanies({ tenantId, ids: ids.company, ...texts }),
    findCompanies: ({ people }, tenantId) => people.findCompanies({ tenantId, ids: ids.company }),
    insertCompanies: "writes",
    findEnrichments: ({ people }, tenantId) =>
      people.findEnrichments({ tenantId, contactIds: ids.contact, companyIds: ids.company }),
  },
  campaigns: {
    get: ({ campaigns }, tenantId) => campaigns.get({ tenantId, id: campaignId }),
    findByKey: ({ campaigns }, tenantId) => campaigns.findByKey({ tenantId, key: "campaign-1" }),
    lock: ({ campaigns }, tenantId) => campaigns.lock({ tenantId, id: campaignId }),
    list: ({ campaigns }, tenantId) => campaigns.list({ tenantId, ...page }),
    getVersions: ({ campaigns }, tenantId) =>
      campaigns.getVersions([{ tenantId, id: testId("campaign-version") }]),
    findRescheduling: "of all tenants",
    findResumable: "of all tenants",
    findCompletable: "of all tenants",
  },
  enrollments: {
    insert: "writes",
    countInProgress: "writes",
    signalWaiting: "writes",
    get: ({ enrollments }, tenantId) => enrollments.get({ tenantId, id: enrollmentId }),
    lock: ({ enrollments }, tenantId) => enrollments.lock([{ tenantId, id: enrollmentId }]),
    lockLiveOfContacts: ({ enrollments }, tenantId) =>
      enrollments.lockLiveOfContacts({ tenantId, contactIds: ids.contact }),
    listLiveIds: ({ enrollments }, tenantId) =>
      enrollments.listLiveIds({ tenantId, campaignId, ...page }),
    list: ({ enrollments }, tenantId) => enrollments.list({ tenantId, campaignId, ...page }),
    listForPlanning: ({ enrollments }, tenantId) =>
      enrollments.listForPlanning({ tenantId, campaignId, senderIds: [senderId], ...page }),
    findStandings: ({ enrollments }, tenantId) =>
      enrollments.findStandings({ tenantId, campaignId, contactIds: ids.contact }),
    findRequested: async ({ enrollments }, tenantId) => [
      ...(await enrollments.findRequested({
        tenantId,
        campaignId,
        contactIds: ids.contact,
        requestKey: "request-1",
      })),
    ],
    findLastTouches: async ({ enrollments }, tenantId) => [
      ...(await enrollments.findLastTouches({ tenantId, contactIds: ids.contact })),
    ],
    readFacts: ({ enrollments }, tenantId) =>
      enrollments.readFacts([{ tenantId, id: enrollmentId }]),
    readStream: ({ enrollments }, tenantId) =>
      enrollments.readStream({ tenantId, senderId, campaignId }),
    readHead: ({ enrollments }, tenantId) => enrollments.readHead({ tenantId, senderId }),
  },
  tasks: {
    get: ({ tasks }, tenantId) => tasks.get({ tenantId, id: testId("task") }),
    list: ({ tasks }, tenantId) => tasks.list({ tenantId, ...page }),
    findOfEnrollments: ({ tasks }, tenantId) =>
      tasks.findOfEnrollments([{ tenantId, id: enrollmentId }]),
  },
  messages: {
    get: ({ messages }, tenantId) => messages.get({ tenantId, id: testId("message") }),
    find: ({ messages }, tenantId) => messages.find([{ tenantId, id: testId("message") }]),
    lock: ({ messages }, tenantId) => messages.lock([{ tenantId, id: testId("message") }]),
    findOfEnrollments: ({ messages }, tenantId) =>
      messages.findOfEnrollments([{ tenantId, id: enrollmentId }]),
    list: ({ messages }, tenantId) => messages.list({ tenantId, ...page }),
    findRequested: "of all tenants",
    listDeliveries: ({ messages }, tenantId) => messages.listDeliveries({ tenantId, ...page }),
    findDeliveries: ({ messages }, tenantId) =>
      messages.findDeliveries([{ tenantId, id: testId("delivery") }]),
    findUnknownOfRequests: ({ messages }, tenantId) =>
      messages.findUnknownOfRequests({ tenantId, requestKeys: ["request-2"] }),
    findDeliveriesOfEnrollments: ({ messages }, tenantId) =>
      messages.findDeliveriesOfEnrollments([{ tenantId, id: enrollmentId }]),
    findOpen: async ({ messages }, tenantId) =>
      (await messages.findOpen([{ tenantId, id: enrollmentId }])).messages,
    findDeliveriesByMessageId: ({ messages }, tenantId) =>
      messages.findDeliveriesByMessageId({ tenantId, messageIds: ["<1@sender.example>"] }),
    findSentDeliveries: ({ messages }, tenantId) =>
      messages.findSentDeliveries({ tenantId, contactIds: ids.contact }),
  },
  queue: {
    lockHintedHeads: "of all tenants",
    foldHints: "takes locked rows",
    readReadyHeads: "of all tenants",
    readCandidates: ({ queue }, tenantId) =>
      queue.readCandidates({ now: testTime, heads: [{ tenantId, senderId, limit: 100 }] }),
    readAgenda: "of all tenants",
    readBacklog: "of all tenants",
    nextDueAt: "of all tenants",
  },
  dispatch: {
    lockForClaim: async ({ dispatch, enrollments }, tenantId) => {
      const own = await enrollments.readHead({ tenantId, senderId });
      // Its own engine queue can be locked, and nothing of the other tenant through it.
      const heads = [
        { tenantId, senderId: engineQueueId, version: 1 },
        { tenantId, senderId, version: own?.version ?? 2 },
      ];
      const candidates = heads.map((head) =>
        buildCandidate({ ...head, id: enrollmentId, state: "scheduled", campaignId }),
      );
      return (await dispatch.lockForClaim({ heads, candidates })).enrollments;
    },
    readCapacity: ({ dispatch }, tenantId) =>
      dispatch.readCapacity([{ tenantId, scope: "sender:1", period: "2026-03-02" }]),
    lockExpiredLeases: "of all tenants",
    readClaimFacts: async ({ dispatch }, tenantId) => {
      const { facts, used, activeDays, inProgress } = await dispatch.readClaimFacts({
        enrollments: [{ tenantId, id: enrollmentId }],
        capacity: [{ tenantId, scope: "sender:1", period: "2026-03-02" }],
        activeDays: [
          {
            tenantId,
            scope: "sender:1",
            period: "2026-03-03",
            bouncesScope: "bounced:1",
            poorBounces: 2,
            poorPercent: 2,
          },
        ],
        inProgress: [{ tenantId, senderId }],
      });
      return [
        ...facts,
        ...used,
        ...activeDays.filter(({ days }) => days > 0),
        ...inProgress.filter(({ count }) => count > 0),
      ];
    },
    lockForSettle: ({ dispatch }, tenantId) =>
      dispatch.lockForSettle({
        leaseId: testId("lease"),
        deliveries: [{ tenantId, id: testId("delivery"), enrollmentId }],
      }),
    renewLease: "of all tenants",
    lockDeliveries: ({ dispatch }, tenantId) =>
      dispatch.lockDeliveries([{ tenantId, id: testId("delivery") }]),
    awaitClaims: ({ dispatch }, tenantId) =>
      dispatch.awaitClaims({ tenantId, senderIds: ids.sender, now: testTime }),
    findRecoverable: "of all tenants",
  },
  restrictions: {
    insertSuppressions: "writes",
    findSuppressions: ({ restrictions }, tenantId) =>
      restrictions.findSuppressions({ tenantId, hashes: ["address-hash-1"] }),
    listSuppressions: ({ restrictions }, tenantId) =>
      restrictions.listSuppressions({ tenantId, ...page }),
    findHolds: ({ restrictions }, tenantId) =>
      restrictions.findHolds({ tenantId, subjectIds: ids.contact }),
    insertInbound: "writes",
    listInbound: ({ restrictions }, tenantId) => restrictions.listInbound({ tenantId, ...page }),
  },
  breakers: {
    lock: "writes",
    readWindows: async ({ breakers }, tenantId) => {
      const request = { tenantId, scope: "tenant", since: 0, lastSends: 100, complaintSends: 100 };
      const scope = { senderId: null, campaignId: null, domain: null };
      return (await breakers.readWindows([{ ...request, ...scope }])).filter(
        ({ sends }) => sends > 0,
      );
    },
    find: ({ breakers }, tenantId) => breakers.find({ tenantId, scopes: [`sender:${senderId}`] }),
    list: ({ breakers }, tenantId) => breakers.list({ tenantId, ...page }),
  },
  events: {
    list: ({ events }, tenantId) => events.list({ tenantId, after: null, limit: 100 }),
    readSettled: "late by nature",
  },
  subscribers: {
    insertIfAbsent: "writes",
    findDue: "of all tenants",
    lock: "of all tenants",
    save: "writes",
    listProgress: "of all tenants",
  },
  reports: {
    countSteps: ({ reports }, tenantId) => reports.countSteps({ tenantId, campaignId }),
    countEnrollments: ({ reports }, tenantId) => reports.countEnrollments({ tenantId, campaignId }),
    countLive: ({ reports }, tenantId) =>
      reports.countLive({ tenantId, campaignId, now: testTime }),
    funnel: async ({ reports }, tenantId) =>
      Object.values(await reports.funnel({ tenantId, campaignId })).filter((count) => count > 0),
  },
};
