import type { MessageKind } from "@outreachkit/core/plugin";
import { InvalidInputError } from "@outreachkit/core";
import { expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { prepareTenant } from "./test-support/prepare-tenant.ts";
import { saveOpenCampaign } from "./test-support/save-open-campaign.ts";

const kinds: readonly MessageKind[] = [
  { kind: "email", addressType: "email", limits: {}, threads: true },
  { kind: "voice", addressType: "phone", limits: {}, threads: false },
];
const createKit = () =>
  createTestKit({ create: createHost({ kinds }), start: "2026-03-02T08:00:00Z" });
const steps = [
  { key: "mail", kind: "email", content: { subject: "Hello", body: "Hello" } },
  { key: "call", kind: "voice", content: { body: "Call them" } },
];

test("contacts go to their owner's sender if asked, the others in turn", async () => {
  await using kit = await createKit();
  const { tenant } = kit;
  await prepareTenant(tenant);
  const [ada, bea] = await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "A", address: "a@acme.example", owner: "a" },
    { externalId: "bea", channel: "recording", name: "B", address: "b@acme.example", owner: "b" },
  ]);
  const { id } = await saveOpenCampaign(tenant, "owned", {}, { allocation: { ownerFirst: true } });
  const owners = ["a", "a", "a", "b", "b", null, null];
  const { outcomes } = await tenant.campaigns.enroll(id, {
    contacts: owners.map((owner, index) => ({ email: `p${index}@customer.example`, owner })),
  });
  const senders = await Promise.all(
    outcomes.map(async (outcome) =>
      outcome.outcome === "enrolled"
        ? (await tenant.enrollments.get(outcome.enrollmentId)).senderId
        : null,
    ),
  );
  expect(senders.slice(0, 5)).toEqual([ada?.id, ada?.id, ada?.id, bea?.id, bea?.id]);
  expect(new Set(senders.slice(5))).toEqual(new Set([ada?.id, bea?.id]));
});

test("a channel that asks for a score writes to nobody below it, and its steps are skipped", async () => {
  await using kit = await createKit();
  const { tenant } = kit;
  await prepareTenant(tenant);
  const { id } = await saveOpenCampaign(tenant, "voice", {}, { steps });
  const calls = await saveOpenCampaign(
    tenant,
    "calls",
    { exclusive: "no" },
    { steps: steps.slice(1) },
  );
  const contact = (name: string, score: number) => ({
    externalId: name,
    email: `${name}@customer.example`,
    phone: `+150055501${score}`,
    score,
  });
  const contacts = [contact("low", 69), contact("high", 70)];
  await tenant.campaigns.enroll(id, { contacts });
  expect(await tenant.campaigns.enroll(calls.id, { contacts })).toMatchObject({
    enrolled: 1,
    skipped: { "no-eligible-channel": 1 },
  });
  await tenant.campaigns.launch(id);
  await kit.advance({ hours: 1 });
  const sent = kit.sent().map(({ kind, to }) => `${kind} ${to}`);
  expect(sent).toHaveLength(3);
  expect(new Set(sent)).toEqual(
    new Set(["email high@customer.example", "email low@customer.example", "voice +15005550170"]),
  );
});

test("a mix that is not 100 percent is refused when it is saved", async () => {
  await using kit = await createKit();
  await prepareTenant(kit.tenant);
  const save = (mix: { readonly [kind: string]: number }) =>
    saveOpenCampaign(kit.tenant, "mixed", {}, { steps, allocation: { mix } });
  await expect(save({ email: 60, voice: 30 })).rejects.toThrow(InvalidInputError);
  await expect(save({ email: 99 })).rejects.toMatchObject({
    problems: [{ path: "allocation.mix", code: "mix-not-100" }],
  });
});
