import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, type Outreach, type Tenant } from "@outreachkit/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";

let outreach: Outreach;
let tenant: Tenant;
beforeEach(async () => {
  outreach = createOutreach({
    store: createSqliteStore({ path: ":memory:" }),
    channels: [createRecordingChannel()],
  });
  await outreach.migrate();
  tenant = outreach.tenant();
});
afterEach(() => outreach.close());

const beta = { externalId: "e1", domain: "beta.example", name: "Beta" };

test("a company whose domain another one has is a conflict that names it, and nothing of it is taken", async () => {
  const [first] = await tenant.companies.upsert([beta]);
  expect(first).toMatchObject({ outcome: "stored" });
  const companyIds = [(first as { readonly companyId: string }).companyId];
  const conflict = { outcome: "conflict", reason: "domain-taken", companyIds };
  expect(await tenant.companies.upsert([{ ...beta, externalId: "e2" }])).toEqual([conflict]);
  // Also where it is known already, and only now claims the domain.
  const other = { externalId: "e3", domain: "gamma.example" };
  expect(await tenant.companies.upsert([other])).toMatchObject([{ outcome: "stored" }]);
  expect(await tenant.companies.upsert([{ ...other, domain: "BETA.example" }])).toEqual([conflict]);
  expect(await tenant.companies.upsert([other])).toMatchObject([{ outcome: "stored" }]);
});

test("of two companies of one call with one domain the first is stored, and the second says who has it", async () => {
  const [first, second] = await tenant.companies.upsert([beta, { ...beta, externalId: "e2" }]);
  expect(first).toMatchObject({ outcome: "stored" });
  expect(second).toMatchObject({ outcome: "conflict", reason: "domain-taken" });
  expect((second as { readonly companyIds: readonly string[] }).companyIds).toHaveLength(1);
});

test("a company known by its domain alone takes the external id that is given first", async () => {
  const [first] = await tenant.companies.upsert([{ domain: "beta.example" }]);
  expect(await tenant.companies.upsert([beta])).toEqual([first]);
  expect(await tenant.companies.upsert([beta])).toEqual([first]);
  expect(await tenant.companies.upsert([{ ...beta, externalId: "e2" }])).toMatchObject([
    { outcome: "conflict" },
  ]);
});

test("a company's new domain is stored", async () => {
  const [first] = await tenant.companies.upsert([beta]);
  await tenant.companies.upsert([{ externalId: "e1", domain: "new-beta.example" }]);
  expect(await tenant.companies.upsert([{ domain: "new-beta.example" }])).toEqual([first]);
});

test("a contact whose company is in conflict is stored without it, and says so", async () => {
  await tenant.companies.upsert([beta]);
  const [outcome] = await tenant.contacts.upsert([
    { externalId: "bob", email: "bob@beta.example", company: { ...beta, externalId: "e2" } },
  ]);
  expect(outcome).toMatchObject({
    outcome: "created",
    warnings: [{ path: "company", code: "company-conflict" }],
  });
});

test("a contact with another external id than the one that has its address is a conflict", async () => {
  const bob = { externalId: "bob", email: "bob@beta.example" };
  const [first] = await tenant.contacts.upsert([bob]);
  const contactIds = [(first as { readonly contactId: string }).contactId];
  const conflict = { outcome: "conflict", reason: "email-taken", contactIds };
  expect(await tenant.contacts.upsert([{ ...bob, externalId: "robert" }])).toEqual([conflict]);
  await tenant.contacts.upsert([{ externalId: "eve", email: "eve@beta.example" }]);
  const [two] = await tenant.contacts.upsert([{ externalId: "eve", email: bob.email }]);
  expect(two).toMatchObject({ outcome: "conflict", reason: "two-contacts" });
  expect((two as { readonly contactIds: readonly string[] }).contactIds).toHaveLength(2);
});
