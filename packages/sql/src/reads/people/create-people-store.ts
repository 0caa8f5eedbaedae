import type { PeopleStore } from "@outreachkit/core/plugin";
import { insertCompanies } from "../../insert/insert-companies.ts";
import { insertContacts } from "../../insert/insert-contacts.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { findCompanies } from "./find-companies.ts";
import { findContacts } from "./find-contacts.ts";
import { findEnrichments } from "./find-enrichments.ts";
import { listContactIdsOfDomain } from "./list-contact-ids-of-domain.ts";
import { listContacts } from "./list-contacts.ts";
import { lockCompanies } from "./lock-companies.ts";
import { lockContacts } from "./lock-contacts.ts";

export const createPeopleStore = (context: SqlContext): PeopleStore => ({
  lockContacts: (request) => lockContacts(context, request),
  findContacts: (request) => findContacts(context, request),
  insertContacts: (contacts) => insertContacts(context, contacts),
  listContacts: (request) => listContacts(context, request),
  listIdsOfDomain: (request) => listContactIdsOfDomain(context, request),
  lockCompanies: (request) => lockCompanies(context, request),
  findCompanies: (request) => findCompanies(context, request),
  insertCompanies: (companies) => insertCompanies(context, companies),
  findEnrichments: (request) => findEnrichments(context, request),
});
