import type { ContactInput } from "../audience/contact-input.ts";
import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import { findMoved } from "../flows/people/find-moved.ts";
import { wakeWindowless } from "../flows/enrollments/wake-windowless.ts";
import { deleteContact } from "../flows/people/delete-contact.ts";
import { restoreContact } from "../flows/people/restore-contact.ts";
import { type ContactOutcome, upsertContacts } from "../flows/people/upsert-contacts.ts";
import type { ContactFilter } from "../model/contact-filter.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import type { Reference } from "../model/reference.ts";
import { contactFilterSchema } from "./contact-filter-schema.ts";
import {
  type ContactEndOutcome,
  createEndMethods,
  type EndOptions,
  type GoalOptions,
} from "./create-end-methods.ts";
import { createHoldMethods } from "./create-hold-methods.ts";
import { findContact } from "./find-contact.ts";
import { inChunks } from "./in-chunks.ts";
import { iteratePages } from "./iterate-pages.ts";
import { matchReferences } from "./match-references.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseReferences } from "./parse-references.ts";
import type { PauseOptions } from "./pause-options.ts";
import type { PauseOutcome } from "./pause-outcome.ts";
import type { ResumeOutcome } from "./resume-outcome.ts";
import { splitReferences } from "./split-references.ts";
import { score, type ScoreRequest, type ScoreResult } from "./score.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** A contact as it leaves the library. */
export interface Contact extends Omit<
  ContactRecord,
  | "tenantId"
  | "emailKey"
  | "emailHash"
  | "emailDomainHash"
  | "deletedAt"
  | "version"
  | "createdAt"
  | "updatedAt"
> {
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ContactsApi {
  /**
   * Stores contacts by id, external id or e-mail address; one outcome per input, in order. Arrays
   * hold at most 1,000; an async iterable of any length is stored 500 at a time, each part in a
   * transaction of its own unless `transaction` is given.
   */
  upsert(
    contacts: readonly ContactInput[] | AsyncIterable<ContactInput>,
    options?: TransactionOptions,
  ): Promise<readonly ContactOutcome[]>;
  get(contact: Reference): Promise<Contact>;
  list(options?: PageOptions & { readonly filter?: ContactFilter }): Promise<Page<Contact>>;
  iterate(options?: { readonly filter?: ContactFilter }): AsyncIterable<Contact>;
  /** Nothing is claimed for them until `until`, or until they are resumed. Up to 1,000. */
  pause(contacts: readonly Reference[], options: PauseOptions): Promise<readonly PauseOutcome[]>;
  /** What the pause parked is due at once, or in its next window. */
  resume(
    contacts: readonly Reference[],
    options: OperationOptions,
  ): Promise<readonly ResumeOutcome[]>;
  /**
   * Not worth writing to: stops all that is live of them (`disqualified`) and moves their status to
   * `not-interested`. What is with a provider is not recalled. Up to 1,000, in one transaction.
   */
  disqualify(
    contacts: readonly Reference[],
    options: EndOptions,
  ): Promise<readonly ContactEndOutcome[]>;
  /** What the campaigns were for has come: the same with the stop reason `goal`, and their status. */
  reachGoal(
    contacts: readonly Reference[],
    options: GoalOptions,
  ): Promise<readonly ContactEndOutcome[]>;
  /**
   * Hides the contact and stops its enrollments as `contact-deleted`; what is out settles. Its
   * address and ids stay taken, so that an import does not bring it back. Deleting again changes
   * nothing. Can be undone by `restore` until it is erased.
   */
  delete(contact: Reference, options?: TransactionOptions): Promise<void>;
  /**
   * Computes lead scores from what is known now and stores them with their tiers: hot from 85, warm
   * from 60, cool from 35, cold from 20, else dead. A score or tier that the host set itself stays,
   * unless it says `overwrite`. Weights are in `settings.update({ scoring })`.
   */
  score(request?: ScoreRequest): Promise<ScoreResult>;
  /** Undoes `delete`. What was stopped stays stopped. */
  restore(contact: Reference, options?: TransactionOptions): Promise<Contact>;
}

export function createContactsApi(context: TenantContext): ContactsApi {
  const { engine, tenantId } = context;
  const list: ContactsApi["list"] = ({ filter = {}, ...page } = {}) =>
    toPage(
      page,
      (request) =>
        engine.store.read((session) =>
          session.people.listContacts({
            tenantId,
            filter: parseFilter(contactFilterSchema, filter),
            ...request,
          }),
        ),
      toContact,
    );
  const resolve = async (given: readonly Reference[]) => {
    const references = parseReferences(given, "The contacts");
    const found = await engine.store.read((session) =>
      session.people.findContacts({ tenantId, ...splitReferences(references), emailKeys: [] }),
    );
    const present = found.filter(({ deletedAt }) => deletedAt === null);
    return matchReferences(references, present);
  };
  return {
    async upsert(contacts, options = {}) {
      const outcomes: ContactOutcome[] = [];
      for await (const chunk of inChunks(contacts)) {
        const upserted = await writeForTenant(context, options, async (session, changes) => {
          const own = await upsertContacts(engine, session, changes, { tenantId, contacts: chunk });
          return { own, contactIds: findMoved(changes) };
        });
        outcomes.push(...upserted.own);
        const { contactIds } = upserted;
        // Enrollments are locked before contacts: never behind them, in a transaction that lasts.
        if (contactIds.length > 0 && !options.transaction)
          await writeForTenant(context, {}, (session, changes) =>
            wakeWindowless(session, changes, { tenantId, contactIds }),
          );
      }
      return outcomes;
    },
    get: async (reference) => toContact(await findContact(context, reference)),
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
    ...createHoldMethods<Reference>(context, { subject: "contact", resolve }),
    ...createEndMethods(context, { resolve }),
    score: (request = {}) => score(context, request),
    delete: (contact, options = {}) =>
      writeForTenant(context, options, async (session, changes) => {
        await deleteContact(session, changes, { tenantId, reference: contact });
      }),
    restore: (contact, options = {}) =>
      writeForTenant(context, options, async (session, changes) =>
        toContact(await restoreContact(session, changes, { tenantId, reference: contact })),
      ),
  };
}

function toContact(record: ContactRecord): Contact {
  const {
    tenantId: _tenant,
    emailKey: _key,
    emailHash: _hash,
    emailDomainHash: _domain,
    ...rest
  } = record;
  const { version: _version, deletedAt: _deleted, ...contact } = rest;
  return {
    ...contact,
    createdAt: formatInstant(record.createdAt),
    updatedAt: formatInstant(record.updatedAt),
  };
}
