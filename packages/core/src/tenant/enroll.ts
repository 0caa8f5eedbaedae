import { z } from "zod";
import type { ContactInput } from "../audience/contact-input.ts";
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
import { contactFilterSchema } from "./contact-filter-schema.ts";
import { inChunks } from "./in-chunks.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseInput } from "./parse-input.ts";
import { splitReferences } from "./split-references.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";

/** Whom to enroll: by id, by external id, inline (stored first), or everybody a filter takes. */
export type EnrollRequest = TransactionOptions & {
  /** Who goes first, whatever the campaign's priority; the more urgent of both counts. */
  readonly priority?: CampaignPriority;
} & (
    | { readonly contacts: readonly (Reference | ContactInput)[]; readonly filter?: never }
    | { readonly filter: ContactFilter; readonly contacts?: never }
  );

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
  readonly outcomes: readonly EnrollOutcome[];
  readonly enrolled: number;
  /** By reason. */
  readonly skipped: { readonly [reason: string]: number };
}

const CONTACTS_PER_PAGE = 500;

const prioritySchema = z.enum(["urgent", "high", "normal"]).optional();

interface EnrollTarget {
  readonly campaignId: string;
  readonly priority: CampaignPriority | undefined;
}

/** Enrolls whom the request names; the host's transaction, where it gives one, holds all of it. */
export async function enroll(
  context: TenantContext,
  campaignId: string,
  request: EnrollRequest,
): Promise<EnrollResult> {
  const priority = parseInput(prioritySchema, request.priority, "The priority");
  const target = { campaignId, priority };
  const outcomes = request.contacts
    ? await enrollListed(context, target, request.contacts, request)
    : await enrollFiltered(context, target, request);
  if (outcomes.length === 0) await requireCampaign(context, campaignId, request);
  const skipped: Record<string, number> = {};
  for (const outcome of outcomes) {
    if (outcome.outcome === "skipped") skipped[outcome.reason] = (skipped[outcome.reason] ?? 0) + 1;
  }
  const enrolled = outcomes.filter(({ outcome }) => outcome === "enrolled").length;
  return { outcomes, enrolled, skipped };
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
  target: EnrollTarget,
  request: EnrollRequest,
): Promise<readonly EnrollOutcome[]> {
  const { engine, tenantId } = context;
  const filter = parseFilter(contactFilterSchema, request.filter ?? {});
  const outcomes: EnrollOutcome[] = [];
  let afterId: string | null = null;
  for (;;) {
    const after = afterId;
    const page: readonly ContactRecord[] = await engine.store.read(
      (session) =>
        session.people.listContacts({ tenantId, filter, afterId: after, limit: CONTACTS_PER_PAGE }),
      request,
    );
    if (page.length === 0) return outcomes;
    outcomes.push(
      ...(await writeForTenant(context, request, (session, changes) =>
        enrollRecords(context, session, changes, target, page),
      )),
    );
    afterId = page.at(-1)?.id ?? null;
  }
}

async function enrollListed(
  context: TenantContext,
  target: EnrollTarget,
  contacts: readonly (Reference | ContactInput)[],
  request: EnrollRequest,
): Promise<readonly EnrollOutcome[]> {
  const outcomes: EnrollOutcome[] = [];
  for await (const chunk of inChunks(contacts)) {
    outcomes.push(
      ...(await writeForTenant(context, request, (session, changes) =>
        enrollChunk(context, session, changes, target, chunk),
      )),
    );
  }
  return outcomes;
}

async function enrollChunk(
  context: TenantContext,
  session: StoreSession,
  changes: Changes,
  target: EnrollTarget,
  chunk: readonly (Reference | ContactInput)[],
): Promise<readonly EnrollOutcome[]> {
  const { engine, tenantId } = context;
  const inline = chunk.filter(isInline);
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
  const enrolled = await enrollRecords(context, session, changes, target, records);
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
  target: EnrollTarget,
  contacts: readonly ContactRecord[],
): Promise<readonly EnrollmentOutcome[]> {
  const { campaignId, priority } = target;
  const campaign = await session.campaigns.get({ tenantId, id: campaignId });
  if (!campaign) throw new NotFoundError({ entity: "campaign", reference: campaignId });
  return await enrollContacts(engine, session, changes, { campaign, contacts, priority });
}

/** `{ externalId }` alone is a reference; with anything else it is a contact to store first. */
function isInline(item: Reference | ContactInput): item is ContactInput {
  return typeof item === "object" && Object.keys(item).some((key) => key !== "externalId");
}
