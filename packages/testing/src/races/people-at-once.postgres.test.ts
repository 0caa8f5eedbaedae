import { type Outreach, OutreachError, type Tenant } from "@outreachkit/core";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import {
  createBlindChannel,
  createPostgresHost,
  type PostgresHost,
} from "../test-support/create-postgres-host.ts";

const why = "test";

let host: PostgresHost;
let people: readonly Outreach[];
let tenant: Tenant;
beforeEach(async () => {
  const channel = createBlindChannel();
  const url = inject("postgresUrl");
  host = await createPostgresHost({ url, schema: "people_at_once", channel });
  people = Array.from({ length: 6 }, () => host.open());
  tenant = people[0]!.tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
});
afterEach(() => host.close());

const definition = {
  key: "winback",
  senders: [{ externalId: "ada" }],
  approval: "manual" as const,
  schedule: { everyDay: "00:00-24:00" },
  steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
};

/** The codes of what was thrown, and "done" for what was not; each of the people does one thing. */
const codesOf = async (
  things: readonly ((tenant: Tenant) => Promise<unknown>)[],
): Promise<readonly string[]> => {
  const results = await Promise.allSettled(
    people.map((person, index) => things[index % things.length]!(person.tenant())),
  );
  return results.map((result) => {
    if (result.status === "fulfilled") return "done";
    if (OutreachError.isInstance(result.reason)) return result.reason.code;
    throw result.reason;
  });
};

const launch = async () => {
  const campaign = await tenant.campaigns.save(definition);
  await tenant.campaigns.enroll(campaign.id, {
    contacts: [{ externalId: "bob", email: "bob@beta.example" }],
  });
  await tenant.generation.run(campaign.id);
  return await tenant.campaigns.launch(campaign.id);
};

test("of many edits of one message one is taken, the others read older words", async () => {
  await launch();
  const { id, contentHash } = (await tenant.messages.list()).items[0]!;
  for (let round = 0; round < 3; round += 1) {
    const hash = round === 0 ? contentHash : (await tenant.messages.get(id)).contentHash;
    const codes = await codesOf([
      (person) =>
        person.messages.edit(id, { contentHash: hash ?? "", body: `${Math.random()}, by one` }),
    ]);
    expect(codes.toSorted()).toEqual(["done", ...Array(5).fill("stale-content")]);
  }
});

test("pauses and resumes of one sender, contact and enrollment at once all have an outcome", async () => {
  await launch();
  const { id } = (await tenant.enrollments.list()).items[0]!;
  const until = "2036-03-02T09:00:00Z";
  const things: Readonly<Record<string, readonly ((tenant: Tenant) => Promise<unknown>)[]>> = {
    sender: [
      ({ senders }) => senders.pause([{ externalId: "ada" }], { why }),
      ({ senders }) => senders.pause([{ externalId: "ada" }], { why, until }),
      ({ senders }) => senders.resume([{ externalId: "ada" }], { why }),
    ],
    contact: [
      ({ contacts }) => contacts.pause([{ externalId: "bob" }], { why }),
      ({ contacts }) => contacts.pause([{ externalId: "bob" }], { why, until }),
      ({ contacts }) => contacts.resume([{ externalId: "bob" }], { why }),
    ],
    enrollment: [
      ({ enrollments }) => enrollments.pause([id], { why }),
      ({ enrollments }) => enrollments.pause([id], { why, until }),
      ({ enrollments }) => enrollments.resume([id], { why }),
    ],
  };
  for (const [subject, calls] of Object.entries(things)) {
    for (let round = 0; round < 4; round += 1)
      expect({ subject, codes: await codesOf(calls) }).toEqual({
        subject,
        codes: Array(6).fill("done"),
      });
  }
  expect(await checkInvariants({ tenant, accepted: host.channel.accepted })).toEqual([]);
});

test("changes of one campaign at once are done, or say what state it is in", async () => {
  const { id } = await launch();
  for (let round = 0; round < 4; round += 1) {
    const codes = await codesOf([
      ({ campaigns }) => campaigns.pause(id, { why }),
      ({ campaigns }) => campaigns.resume(id, { why }),
      ({ campaigns }) => campaigns.closeEnrollment(id),
    ]);
    expect(codes.filter((code) => code !== "done" && code !== "illegal-transition")).toEqual([]);
  }
});

test("one campaign that many save for the first time is saved once", async () => {
  const saved = await Promise.all(
    people.map((person) => person.tenant().campaigns.save(definition)),
  );
  expect(new Set(saved.map(({ id, versionNumber }) => `${id} ${versionNumber}`)).size).toBe(1);
});

test("suppressing a domain stops what waits for a person, also while it is being parked", async () => {
  const campaign = await launch();
  await tenant.campaigns.enroll(campaign.id, {
    contacts: Array.from({ length: 300 }, (_, index) => ({ email: `p${index}@beta.example` })),
  });
  await tenant.generation.run(campaign.id);
  await Promise.all([
    ...people.slice(1, 3).map(async (person) => {
      for (let round = 0; round < 6; round += 1) await person.tick();
    }),
    tenant.suppressions.add([{ domain: "beta.example" }]),
  ]);
  for (let round = 0; round < 20 && (await people[1]!.tick()).more; round += 1);
  const reasons = new Map<string, number>();
  for await (const { reason } of tenant.enrollments.iterate({
    filter: { campaignId: campaign.id },
  }))
    reasons.set(String(reason), (reasons.get(String(reason)) ?? 0) + 1);
  expect(Object.fromEntries(reasons)).toEqual({ suppressed: 301 });
  expect(host.channel.accepted).toEqual([]);
});
