import { expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { fillTenant } from "../test-support/fill-tenant.ts";

// What broke: a message that was asked for stayed so when its enrollment stopped before it was
// written. Every tick said that more was to do at once, and a hundred of them kept all others unwritten.
test("asks for no message any more whose enrollment stopped before it was written", async () => {
  await using kit = await createTestKit({
    create: createHost(),
    start: "2026-03-02T08:00:00Z",
    tenant: "acme",
  });
  const { outreach, tenant } = kit;
  await fillTenant(tenant, "acme");
  const [campaign] = (await tenant.campaigns.list()).items;
  const late = { externalId: "late", email: "late@customer-of-acme.example" };
  await tenant.campaigns.enroll(campaign!.id, { contacts: [late] });
  const isRequested = async () =>
    (await tenant.messages.list()).items.some(({ generation }) => generation === "requested");
  for (let round = 0; round < 5 && !(await isRequested()); round++) await outreach.tick();
  expect(await isRequested()).toBe(true);
  const contact = { externalId: "late" };
  await tenant.signals.record([{ type: "unsubscribe", externalId: "stop", contact }]);
  const { items } = await tenant.messages.list();
  expect(items).toContainEqual(
    expect.objectContaining({ generation: "failed", generationError: "unsubscribed" }),
  );
  let more = true;
  for (let round = 0; round < 10 && more; round++) ({ more } = await outreach.tick());
  expect(more).toBe(false);
});
