import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { fillTenant } from "../test-support/fill-tenant.ts";

const bob = "bob@customer-of-acme.example";
let kit: TestKit;
beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
  await fillTenant(kit.tenant, "acme");
});
afterEach(() => kit.close());

const received = async () => {
  const { items } = await kit.tenant.events.list({ limit: 200 });
  return items
    .filter(({ type }) => type.endsWith("-received") || type === "delivery-bounced")
    .map(({ type, at }) => [type, at]);
};

test("an entry plays once, its delay after the message that it waits for", async () => {
  kit.script([
    { after: { contact: bob, delay: { minutes: 90 } }, signal: { type: "automatic-reply" } },
    { after: { contact: bob, step: 2, delay: { hours: 2 } }, signal: { type: "reply" } },
  ]);
  await kit.advance({ days: 10 });
  expect(await received()).toEqual([
    ["automatic-reply-received", "2026-03-02T09:30:00.000Z"],
    ["reply-received", "2026-03-05T10:00:00.000Z"],
  ]);
});

test("a step may be named by its key", async () => {
  kit.script([
    {
      after: { contact: { externalId: "acme-bob" }, step: "proof", delay: { hours: 1 } },
      signal: { type: "bounce", severity: "hard" },
    },
  ]);
  await kit.advance({ days: 10 });
  expect(await received()).toEqual([["delivery-bounced", "2026-03-05T09:00:00.000Z"]]);
});

test("a return is counted from when the absence is told", async () => {
  kit.script([
    {
      after: { contact: bob, delay: { minutes: 1 } },
      signal: { type: "out-of-office", returnsAfter: { days: 5 } },
    },
  ]);
  await kit.advance({ days: 10 });
  expect(kit.sent(bob).map(({ at }) => at)).toEqual([
    "2026-03-02T08:00:00.000Z",
    "2026-03-07T23:00:00.000Z",
  ]);
});

test("what nobody was sent is answered by nobody", async () => {
  kit.script([{ after: { contact: bob, step: 9, delay: {} }, signal: { type: "complaint" } }]);
  expect(await kit.advance({ days: 30 })).toMatchObject({ signals: 0, nextDueAt: null });
});
