import type { DeliveryResolution, Outreach } from "@outreachkit/core";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import {
  createBlindChannel,
  createPostgresHost,
  type PostgresHost,
} from "../test-support/create-postgres-host.ts";

const why = "asked-the-provider";
let host: PostgresHost;
let outreach: Outreach;
beforeEach(async () => {
  const channel = createBlindChannel();
  host = await createPostgresHost({
    url: inject("postgresUrl"),
    schema: "operations_test",
    channel,
  });
  outreach = host.open();
});
afterEach(() => host.close());

async function needReview() {
  const tenant = outreach.tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
      { key: "proof", kind: "email", delay: { days: 3 }, content: { subject: "And", body: "And" } },
    ],
  });
  await tenant.campaigns.enroll(campaign.id, { contacts: [{ email: "bob@beta.example" }] });
  await tenant.campaigns.launch(campaign.id);
  host.channel.failNext("uncertain-after-accept");
  for (let round = 0; round < 50; round += 1) {
    await outreach.tick();
    await host.pool.query(
      "update operations_test.delivery set retry_at = 0, recover_at = 0 where state = 'unknown'",
    );
    const { items } = await tenant.deliveries.list({ filter: { states: ["needs-review"] } });
    if (items[0]) return { tenant, delivery: items[0] };
  }
  throw new Error("No delivery came to need a person.");
}

test("of many people at once one decides; a bounce at the same time is kept; the log folds", async () => {
  const { tenant, delivery } = await needReview();
  const { id, firstAttemptAt, contactId } = delivery;
  const words: readonly DeliveryResolution[] = [
    { id, as: "sent", at: firstAttemptAt! },
    { id, as: "not-sent" },
    { id, as: "stop" },
  ];
  const people = [0, 1, 2, 3, 4, 5].map(() => host.open());
  const [outcomes] = await Promise.all([
    Promise.all(
      people.map((person, index) =>
        person.tenant().deliveries.resolve([words[index % words.length]!], { why }),
      ),
    ),
    people[0]!.tenant().signals.record([
      {
        type: "bounce",
        severity: "hard",
        externalId: "bounce-1",
        messageIds: [delivery.messageIdHeader!],
      },
    ]),
  ]);
  expect(outcomes.flat().filter(({ outcome }) => outcome === "resolved")).toHaveLength(1);
  expect(outcomes.flat().filter(({ outcome }) => outcome === "refused")).toHaveLength(5);
  expect((await tenant.enrollments.list({ filter: { contactId } })).items).toMatchObject([
    { state: "stopped" },
  ]);
  expect((await tenant.deliveries.list()).items).toMatchObject([{ receipt: "bounced" }]);
  const violations = await checkInvariants({ tenant, accepted: host.channel.accepted });
  // Who says that it was not sent, or stops it, may be wrong: the provider has it.
  expect(violations.filter(({ invariant }) => invariant !== 1)).toEqual([]);
});
