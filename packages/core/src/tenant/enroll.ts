import { z } from "zod";
import type { ContactInput } from "../audience/contact-input.ts";
import { parseEmailAddress } from "../audience/parse-email-address.ts";
import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import type { StoreSession } from "../contracts/store/store-session.ts";
import type { Changes } from "../flows/changes/create-changes.ts";
import { type EnrollmentOutcome, enrollContacts } from "../flows/enrollments/enroll-contacts.ts";
import { upsertContacts } from "../flows/people/upsert-contacts.ts";
import type { CampaignPriority } from "../model/campaign-definition.ts";
import type { ContactFilter } from "../model/contact-filter.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import type { Problem } from "../model/problem.ts";
import type { Reference } from "../model/reference.ts";
import { isId } from "../model/is-id.ts";
import { contactFilterSchema } from "./contact-filter-schema.ts";
import { createEnrollTally, type EnrollTally } from "./create-enroll-tally.ts";
import { inChunks } from "./in-chunks.ts";
import { parseInput } from "./parse-input.ts";
import { parseFilter } from "./parse-filter.ts";
import { splitReferences } from "./split-references.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";

/** Whom to enroll: by id, by external id, inline (stored first), or everybody a filter takes. */
export type EnrollRequest = TransactionOptions &
  (
    | { readonly contacts: readonly (Reference | ContactInput)[]; readonly filter?: never }
    | { readonly filter: ContactFilter; readonly contacts?: never }
  ) & {
    /**
     * Names this request: contacts that it enrolled before are not enrolled again, whatever became of
     * them. At most 200 characters. Needed where a campaign says `reenroll: "always"`.
     */
    readonly requestKey?: string;
    /** Who goes first, whatever the campaign's priority; the more urgent of both counts. */
    readonly priority?: CampaignPriority;
    /**
     * Told the outcomes of each batch once it is committed (in a host's transaction: written), at
     * most 500 at a time. The result then holds totals alone, so that any number of contacts takes
     * the same memory.
     */
    readonly onBatch?: (outcomes: readonly EnrollOutcome[]) => void | Promise<void>;
  };

/** What became of one contact, and for those given by the caller, in their order. */
export type EnrollOutcome =
  | EnrollmentOutcome
  | { readonly outcome: "skipped"; readonly reason: "unknown-contact"; readonly reference: string }
  | {
      readonly outcome: "skipped";
      readonly reason: "invalid-contact" | "conflict";
      readonly problems: readonly Problem[];
      /** Of a conflict: the stored contacts it is with. */
      readonly contactIds?: readonly string[];
    };

export interface EnrollResult {
  /** Empty where the request has `onBatch`. */
  readonly outcomes: readonly EnrollOutcome[];
  readonly enrolled: number;
  /** By reason. */
  readonly skipped: { readonly [reason: string]: number };
  /** By enrichment stage: how many contacts, enrolled or not, lack it. */
  readonly gaps: { readonly [stage: string]: number };
}

const CONTACTS_PER_PAGE = 500;

const requestKeySchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\u0000-\u001f\u007f]*$/, "contains a control character")
  .refine((key) => key.isWellFormed(), "contains half a surrogate pair")
  .optional();

const prioritySchema = z.enum(["urgent", "high", "normal"]).optional();

interface EnrollRun {
  readonly request: EnrollRequest;
  readonly tally: EnrollTally;
}

/** Enrolls whom the request names; the host's transaction, where it gives one, holds all of it. */
export async function enroll(
  context: TenantContext,
  campaignId: string,
  request: EnrollRequest,
): Promise<EnrollResult> {
  parseInput(requestKeySchema, request.requestKey, "The request key");
  parseInput(prioritySchema, request.priority, "The priority");
  const tally = createEnrollTally(request.onBatch);
  await (request.contacts
    ? enrollListed(context, campaignId, request.contacts, { request, tally })
    : enrollFiltered(context, campaignId, { request, tally }));
  if (tally.count() === 0) await requireCampaign(context, campaignId, request);
  return tally.result();
}

/** Where nobody was to be enrolled, nothing has asked for the campaign yet. */
async function requireCampaign(
  { engine, tenantId }: TenantContext,
  campaignId: string,
  request: EnrollRequest,
): Promise<void> {
  const found = await engine.store.read(
    ({ campaigns }) => campaigns.get({ tenantId, id: campaignId }),
    request,
  );
  if (!found) throw new NotFoundError({ entity: "campaign", reference: campaignId });
}

async function enrollFiltered(
  context: TenantContext,
  campaignId: string,
  { request, tally }: EnrollRun,
): Promise<void> {
  const { engine, tenantId } = context;
  const filter = parseFilter(contactFilterSchema, request.filter ?? {});
  let afterId: string | null = null;
  for (;;) {
    const after = afterId;
    const page: readonly ContactRecord[] = await engine.store.read(
      (session) =>
        session.people.listContacts({ tenantId, filter, afterId: after, limit: CONTACTS_PER_PAGE }),
      request,
    );
    if (page.length === 0) return;
    await tally.add(
      await writeForTenant(context, request, (session, changes) =>
        enrollRecords(context, session, changes, { campaignId, request, contacts: page }),
      ),
    );
    afterId = page.at(-1)?.id ?? null;
  }
}

async function enrollListed(
  context: TenantContext,
  campaignId: string,
  contacts: NonNullable<EnrollRequest["contacts"]>,
  { request, tally }: EnrollRun,
): Promise<void> {
  for await (const chunk of inChunks(contacts)) {
    await tally.add(
      await writeForTenant(context, request, (session, changes) =>
        enrollChunk(context, session, changes, { campaignId, request, chunk }),
      ),
    );
  }
}

async function enrollChunk(
  context: TenantContext,
  session: StoreSession,
  changes: Changes,
  options: {
    readonly campaignId: string;
    readonly request: EnrollRequest;
    readonly chunk: readonly (Reference | ContactInput)[];
  },
): Promise<readonly EnrollOutcome[]> {
  const { engine, tenantId } = context;
  const { chunk } = options;
  const inline = chunk.filter(isInline);
  await lockLiveOfInline(context, session, { ...options, inline });
  const upserted = await upsertContacts(engine, session, changes, { tenantId, contacts: inline });
  let nextInline = 0;
  const resolved = chunk.map(
    (item): { readonly reference: Reference } | { readonly skipped: EnrollOutcome } => {
      if (!isInline(item)) return { reference: item };
      const outcome = upserted[nextInline];
      nextInline += 1;
      if (outcome && "contactId" in outcome) return { reference: outcome.contactId };
      const problems = outcome?.outcome === "invalid" ? outcome.problems : [];
      const reason =
        outcome?.outcome === "invalid" ? ("invalid-contact" as const) : ("conflict" as const);
      const conflict = outcome?.outcome === "conflict" ? { contactIds: outcome.contactIds } : {};
      return { skipped: { outcome: "skipped", reason, problems, ...conflict } };
    },
  );
  const references = resolved.flatMap((item) => ("reference" in item ? [item.reference] : []));
  const stored = await session.people.findContacts({
    tenantId,
    ...splitReferences(references),
    emailKeys: [],
  });
  // A row changed in this transaction is written at its end; the enrollment needs only what is stable.
  const byId = new Map(stored.map((row) => [row.id, row]));
  const byExternalId = new Map(stored.map((row) => [row.externalId, row]));
  const find = (reference: Reference) =>
    typeof reference === "string" ? byId.get(reference) : byExternalId.get(reference.externalId);
  const records = references
    .flatMap((reference) => find(reference) ?? [])
    .map((row) => changes.contacts.current(row));
  const enrolled = await enrollRecords(context, session, changes, {
    ...options,
    contacts: records,
  });
  let nextRecord = 0;
  return resolved.map((item): EnrollOutcome => {
    if ("skipped" in item) return item.skipped;
    if (!find(item.reference)) {
      const reference =
        typeof item.reference === "string" ? item.reference : item.reference.externalId;
      return { outcome: "skipped", reason: "unknown-contact", reference };
    }
    const outcome = enrolled[nextRecord];
    nextRecord += 1;
    if (!outcome) throw new Error("Every contact has an outcome.");
    return outcome;
  });
}

async function enrollRecords(
  { engine, tenantId }: TenantContext,
  session: StoreSession,
  changes: Changes,
  options: {
    readonly campaignId: string;
    readonly request: EnrollRequest;
    readonly contacts: readonly ContactRecord[];
  },
): Promise<readonly EnrollmentOutcome[]> {
  const { campaignId, request, contacts } = options;
  const campaign = await session.campaigns.get({ tenantId, id: campaignId });
  if (!campaign) throw new NotFoundError({ entity: "campaign", reference: campaignId });
  const { requestKey = null, priority } = request;
  return await enrollContacts(engine, session, changes, {
    campaign,
    contacts,
    requestKey,
    priority,
  });
}

/**
 * Storing an inline contact locks it, and settlements lock a contact after its enrollment: what
 * `always` may supersede is locked before, so that the two never wait for each other.
 */
async function lockLiveOfInline(
  { engine, tenantId }: TenantContext,
  session: StoreSession,
  options: {
    readonly campaignId: string;
    readonly request: EnrollRequest;
    readonly inline: readonly ContactInput[];
  },
): Promise<void> {
  const { campaignId, request, inline } = options;
  if (inline.length === 0 || request.requestKey === undefined) return;
  const campaign = await session.campaigns.get({ tenantId, id: campaignId });
  if (!campaign) return;
  const versions = await engine.versions.load(session, [campaign]);
  const audience = versions.get(campaign.versionId)?.definition.audience;
  if (audience?.reenroll !== "always") return;
  const known = await session.people.findContacts({
    tenantId,
    ids: inline.flatMap(({ id }) => (id !== undefined && isId(id) ? [id] : [])),
    externalIds: inline.flatMap(({ externalId }) => externalId || []),
    emailKeys: inline.flatMap(({ email }) => parseEmailAddress(email ?? "")?.key ?? []),
  });
  const contactIds = known.map(({ id }) => id);
  await session.enrollments.lockLiveOfContacts({ tenantId, contactIds, campaignId });
}

/** `{ externalId }` alone is a reference; with anything else it is a contact to store first. */
function isInline(item: Reference | ContactInput): item is ContactInput {
  return typeof item === "object" && Object.keys(item).some((key) => key !== "externalId");
}
