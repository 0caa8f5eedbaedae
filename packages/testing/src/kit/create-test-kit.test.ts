import { createOutreach, type OutreachOverrides } from "@outreachkit/core";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "./create-test-kit.ts";

const create = (overrides: OutreachOverrides) =>
  createOutreach({
    store: createSqliteStore({ path: ":memory:" }),
    channels: [createRecordingChannel()],
    ...overrides,
  });

test("scratch", async () => {
  await using kit = await createTestKit({ create, start: "2026-03-02T09:00:00Z" });
  const { tenant } = kit;
  await tenant.settings.update({
    timeZone: "Europe/Berlin",
    postalAddress: "Main Street 1, Berlin",
  });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
  const c = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { weekdays: "09:00-17:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      {
        key: "hook",
        kind: "email",
        content: {
          subject: "Hello {{ contact.firstName }}",
          body: "Hi {{ contact.firstName }}, see",
        },
      },
      {
        key: "proof",
        kind: "email",
        delay: { days: 3 },
        content: { body: "More for {{ contact.firstName }}" },
      },
    ],
  });
  await tenant.campaigns.enroll(c.id, {
    contacts: [
      { externalId: "b1", email: "bob@beta.example", firstName: "Bob" },
      { externalId: "e1", email: "eve@beta.example", firstName: "Eve" },
    ],
  });
  await tenant.generation.run(c.id);
  await tenant.campaigns.launch(c.id);
  kit.crashNextWorker("after-accept");
  console.log(await kit.advance({ days: 1 }));
  expect(kit.sent({ externalId: "b1" })).toHaveLength(1);
  console.log(await kit.reply({ externalId: "b1" }, "hi"));
  console.log(await kit.advance({ days: 10 }));
  console.log(kit.sent().map((s) => [s.at, s.to, s.envelope.subject]));
  console.log(await checkInvariants({ tenant, accepted: kit.sent(), drained: true }));
});
