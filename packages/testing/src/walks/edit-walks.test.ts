import { afterEach, expect, it } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

let walk: Walk;

afterEach(() => walk.outreach.close());

const edit = async (body: string) => {
  const { id, contentHash } = await walk.message("hook");
  return await walk.tenant.messages.edit(id, { contentHash: contentHash ?? "", body });
};
const deliveryOpen = (deliveryState: string) => ({ code: "delivery-open", deliveryState });

it("accepts an edit while the delivery is queued: pending again, and a new key at the next claim", async () => {
  walk = await createWalk();
  walk.answers.push(() => ({ outcome: "deferred", code: "busy" }));
  await walk.work();
  expect(await walk.deliveryStates()).toEqual(["hook: queued"]);
  const edited = await edit("Hello Bob, once more");
  expect(edited.approval).toBe("pending");
  await walk.advance(3_600_000);
  expect(walk.accepted).toEqual([]);
  const { id, contentHash } = await walk.message("hook");
  await walk.tenant.messages.approve([{ id, contentHash }]);
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
  expect(new Set(walk.requestKeys).size).toBe(2);
  const { items } = await walk.tenant.deliveries.list();
  expect(items[0]?.contentHash).toBe(contentHash);
});

it("refuses an edit while the delivery is claimed", async () => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await expect(edit("Other words")).rejects.toMatchObject(deliveryOpen("claimed"));
    return { outcome: "sent" };
  });
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
});

it("refuses an edit while the delivery is unknown", async () => {
  walk = await createWalk();
  walk.answers.push(() => ({ outcome: "uncertain", code: "timed-out" }));
  await walk.work();
  await expect(edit("Other words")).rejects.toMatchObject(deliveryOpen("unknown"));
});

it("refuses an edit while the delivery needs review", async () => {
  walk = await createWalk();
  walk.answers.push(() => ({ outcome: "uncertain", code: "timed-out" }));
  await walk.work();
  await walk.advance(25 * 3_600_000);
  await expect(edit("Other words")).rejects.toMatchObject(deliveryOpen("needs-review"));
});

it("refuses an edit after the message was sent", async () => {
  walk = await createWalk();
  await walk.work();
  await expect(edit("Other words")).rejects.toMatchObject(deliveryOpen("sent"));
});

it("queues again under a new key when the provider definitively says that it never accepted", async () => {
  walk = await createWalk({
    lookup: async ({ members }) => members.map(() => ({ outcome: "not-sent" })),
  });
  walk.answers.push(() => ({ outcome: "uncertain", code: "timed-out" }));
  await walk.work();
  await walk.tenant.campaigns.pause(walk.campaignId, { why: "by-hand" });
  await walk.advance(3_600_000);
  expect(await walk.deliveryStates()).toEqual(["hook: queued"]);
  await walk.tenant.campaigns.resume(walk.campaignId, { why: "by-hand" });
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
  expect(new Set(walk.requestKeys).size).toBe(2);
});

it("approves once, however often and from however many sides it is asked (S37)", async () => {
  walk = await createWalk({ approval: "manual" });
  const { id, contentHash } = await walk.message("hook");
  const both = await Promise.all([
    walk.tenant.messages.approve([{ id, contentHash }]),
    walk.tenant.messages.approve([
      { id, contentHash },
      { id, contentHash },
    ]),
  ]);
  expect(
    both
      .flat()
      .map(({ outcome }) => outcome)
      .toSorted(),
  ).toEqual(["already-approved", "approved"]);
  const { items } = await walk.tenant.events.list({ filter: { entityIds: [id] } });
  expect(items.filter(({ type }) => type === "message-approved")).toHaveLength(1);
});

it("revokes an approval by an edit, and refuses the hash that was read before it (S37)", async () => {
  walk = await createWalk({ approval: "manual" });
  const { id, contentHash } = await walk.message("hook");
  await walk.tenant.messages.approve([{ id, contentHash }]);
  await edit("Other words");
  await expect(walk.tenant.messages.approve([{ id, contentHash }])).rejects.toMatchObject({
    code: "stale-content",
  });
  expect((await walk.message("hook")).approval).toBe("pending");
});

it("does not let another tenant approve (S37)", async () => {
  walk = await createWalk({ approval: "manual" });
  const { id, contentHash } = await walk.message("hook");
  const other = walk.outreach.tenant("other");
  await expect(other.messages.approve([{ id, contentHash }])).rejects.toMatchObject({
    code: "not-found",
  });
  expect((await walk.message("hook")).approval).toBe("pending");
});
