import { InvalidInputError } from "@outreachkit/core";
import { expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { createHost } from "../test-support/create-host.ts";

const createKit = () => createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });

test("contacts are scored in batches; the host's own word stays until it says otherwise", async () => {
  await using kit = await createKit();
  const { contacts, events } = kit.tenant;
  const many = Array.from({ length: 600 }, (_, index) => ({
    externalId: `lead-${index}`,
    email: `lead-${index}@acme.example`,
    country: "DE",
    seniority: index === 0 ? "c-level" : "contributor",
    company: { domain: "acme.example", icpFit: 100 },
  }));
  await contacts.upsert(many);
  await contacts.upsert([{ externalId: "lead-1", score: 12 }]);
  await contacts.delete({ externalId: "lead-2" });
  const first = await contacts.score();
  expect(first).toMatchObject({ scored: 598, unchanged: 0, kept: 1 });
  expect(await contacts.get({ externalId: "lead-0" })).toMatchObject({
    score: 81,
    tier: "warm",
    scoreSource: "computed",
  });
  expect(await contacts.get({ externalId: "lead-1" })).toMatchObject({
    score: 12,
    tier: null,
    scoreSource: "host",
  });
  expect(await contacts.score()).toMatchObject({ scored: 0, unchanged: 598, kept: 1 });
  const told = await events.list({ filter: { types: ["contact-scored"] } });
  expect(told.items[0]?.data).toEqual({ score: 81, tier: "warm" });
  const one = [{ externalId: "lead-1" }, { externalId: "unknown" }];
  expect(await contacts.score({ contacts: one, overwrite: true })).toMatchObject({ scored: 1 });
  // The host takes its word back, and gives another.
  await contacts.upsert([{ externalId: "lead-0", score: null, tier: null }]);
  expect(await contacts.score({ filter: { seniorities: ["c-level"] } })).toMatchObject({
    scored: 1,
    tiers: { warm: 1 },
  });
});

test("weights are the tenant's, and weights that leave nothing are refused", async () => {
  await using kit = await createKit();
  const { contacts, settings } = kit.tenant;
  await contacts.upsert([{ externalId: "ada", email: "ada@acme.example", seniority: "founder" }]);
  const weights = { dataQuality: 0, companyFit: 0, timing: 0, risk: 0 };
  await settings.update({ scoring: { weights } });
  await contacts.score();
  expect(await contacts.get({ externalId: "ada" })).toMatchObject({ score: 100, tier: "hot" });
  await expect(
    settings.update({ scoring: { weights: { ...weights, authority: 0 } } }),
  ).rejects.toThrow(InvalidInputError);
  await expect(settings.update({ scoring: { weights: { luck: 1 } as never } })).rejects.toThrow(
    InvalidInputError,
  );
  await settings.update({ scoring: null });
  expect(await settings.get()).toEqual({});
});
