import type { Message } from "@outreachkit/core";
import { expect, test } from "vitest";
import type { TestKit } from "../kit/test-kit.ts";
import { type CampaignRunOptions, runCampaign } from "../test-support/run-campaign.ts";
import { listAll } from "./list-all.ts";

const decision = ({ id, contentHash }: Message) => ({ id, contentHash });

/**
 * Of three first messages one is edited after its approval, and one while it waits for a retry, which
 * is then approved again; the third is as it was approved.
 */
async function decide(kit: TestKit): Promise<void> {
  const { tenant } = kit;
  const [campaign] = await listAll((page) => tenant.campaigns.list(page));
  if (campaign) await tenant.generation.run(campaign.id);
  const messages = await listAll((page) => tenant.messages.list(page));
  const [deferred, edited, plain] = messages.filter(({ stepKey }) => stepKey === "hook");
  if (!plain || !edited || !deferred) throw new Error("Each of the contacts has a first message.");
  await tenant.messages.approve([plain, edited, deferred].map(decision));
  await tenant.messages.edit(edited.id, { ...withHash(edited), body: "Other words" });
  kit.channel().failNext({ mode: "deferred", retryAfter: { hours: 1 } });
  await kit.advance({ minutes: 1 });
  const better = await tenant.messages.edit(deferred.id, {
    ...withHash(deferred),
    body: "Better words",
  });
  await tenant.messages.approve([decision(better)]);
}

const withHash = ({ contentHash }: Message) => ({ contentHash: contentHash ?? "" });

const attack = (options: CampaignRunOptions = {}) =>
  runCampaign({ campaign: { definition: { approval: "manual" } }, prepare: decide, ...options });

test("nothing goes out that was not approved as it is", async () => {
  let sent: readonly (readonly string[])[] = [];
  const { violations } = await attack({
    finish: (kit) => {
      sent = kit.sent().map(({ to, content }) => [to, content.body.split("\n")[0] ?? ""]);
    },
  });
  expect(violations).toEqual([]);
  expect(sent).toEqual([
    ["leaves@three.example", "Dear Person2!"],
    ["silent@one.example", "Better words"],
  ]);
});

test("a repeat after a crash carries the words that were approved", async () => {
  const { violations, crashes } = await attack({
    prepare: async (kit) => {
      await decide(kit);
      kit.crashNextWorker("after-accept");
    },
  });
  expect({ violations, crashes }).toEqual({ violations: [], crashes: 1 });
});

test.for(["approval-ignored", "edited-content-sent"] as const)(
  "the bug %s is seen",
  async (bug) => {
    const { violations } = await attack({ bug });
    expect(violations).toContainEqual(expect.objectContaining({ invariant: 2 }));
  },
);
