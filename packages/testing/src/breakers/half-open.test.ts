import type { BreakerName } from "@outreachkit/core";
import { describe, expect, test } from "vitest";
import { sendsByDay } from "../capacity/test-support/sends-by-day.ts";
import {
  breakerEvents,
  expectInvariants,
  ofSender,
  react,
  setUpBreakers,
  statesOf,
} from "./test-support/set-up-breakers.ts";

/** Shared scopes have no cap of a day here, so the sender's tenth is what binds. */
const tripped = async (dailyCap = 50) => {
  const world = await setUpBreakers({ contacts: 300, sender: { dailyCap } });
  await world.kit.settle();
  await react(world.kit, "bounce", { count: 2 });
  expect(await statesOf(world.kit, world.campaign)).toEqual(["open", "open", "open", "open"]);
  return world;
};

describe("a breaker that tripped", () => {
  test("lets nothing go for 24 hours, then a tenth of the cap a day, and closes after 30 clean sends", async () => {
    const { kit, campaign } = await tripped();
    await kit.advanceTo("2026-03-03T07:59:59Z");
    expect(kit.sent()).toHaveLength(50);
    await kit.advanceTo("2026-03-03T08:00:01Z");
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("half-open"));
    await kit.advanceTo("2026-03-08T22:00:00Z");
    expect(sendsByDay(kit)).toEqual({
      "2026-03-02": 50,
      "2026-03-03": 5,
      "2026-03-04": 5,
      "2026-03-05": 5,
      "2026-03-06": 5,
      "2026-03-07": 5,
      // The thirtieth is the fifth of this day, and what is left of the cap goes with it.
      "2026-03-08": 50,
    });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("closed"));
    // It was held back, and is not late by that.
    const missed = await kit.tenant.events.list({ filter: { types: ["send-missed"] } });
    expect(missed.items).toEqual([]);
    const types = (await breakerEvents(kit)).map(({ type }) => type);
    expect(types.filter((type) => type === "breaker-half-opened")).toHaveLength(4);
    expect(types.filter((type) => type === "breaker-closed")).toHaveLength(4);
    const [closed] = await breakerEvents(kit, "breaker-closed");
    expect(closed?.data).toMatchObject({ sends: 30 });
    await expectInvariants(kit);
    await kit.close();
  });

  test("lets one a day go where a tenth is less than that", async () => {
    const { kit } = await setUpBreakers({ contacts: 60, sender: { dailyCap: 9 } });
    await kit.tenant.settings.update({ breakers: { bounces: { minimumSends: 5 } } });
    await kit.settle();
    await react(kit, "bounce", { count: 2 });
    await kit.advanceTo("2026-03-04T22:00:00Z");
    expect(sendsByDay(kit)).toEqual({ "2026-03-02": 9, "2026-03-03": 1, "2026-03-04": 1 });
    await kit.close();
  });

  test("is judged by what it sent since: what is told of earlier messages counts no more", async () => {
    const { kit, campaign } = await tripped();
    await kit.advanceTo("2026-03-03T12:00:00Z");
    const late = kit.sent().slice(0, 40);
    for (const { to } of late) await kit.bounce(to);
    for (const { to } of kit.sent().slice(40, 48)) await kit.complain(to);
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("half-open"));
    await kit.advanceTo("2026-03-08T22:00:00Z");
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("closed"));
    await expectInvariants(kit);
    await kit.close();
  });

  test("once closed is judged by nothing that opened it, and a later trip opens it for 24 hours again", async () => {
    const { kit, campaign } = await tripped();
    await kit.advanceTo("2026-03-08T22:00:00Z");
    // 80 since it was half-open, of which one bounces: with the two of the first day it were three.
    await react(kit, "bounce", { count: 1 });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("closed"));
    await react(kit, "bounce", { count: 1, skip: 1 });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("open"));
    const [, , , , last] = await breakerEvents(kit, "breaker-opened");
    expect(last?.data).toMatchObject({ sends: 75, bounced: 2 });
    await kit.close();
  });
});

describe("a second trip, while it is half-open", () => {
  const paused = async () => {
    const world = await tripped();
    const { kit, campaign } = world;
    await kit.advanceTo("2026-03-04T12:00:00Z");
    await react(kit, "complain", { count: 2 });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("paused"));
    // Nothing is left to do for a worker until then.
    expect(await kit.advance({ days: 40 })).toMatchObject({ nextDueAt: null });
    expect(kit.sent()).toHaveLength(60);
    return world;
  };

  test("holds everything back until a person resets it, who says why", async () => {
    const { kit, ids } = await paused();
    const [told] = await breakerEvents(kit, "breaker-paused");
    expect(told?.data).toMatchObject({ rule: "many-complaints", sends: 10, until: null });
    const all: readonly BreakerName[] = [
      ofSender,
      { domain: "acme.example" },
      { campaign: ids[0]! },
      { tenant: true },
    ];
    const reset = () => kit.tenant.breakers.reset(all, { why: "list-cleaned" });
    await expect(kit.tenant.breakers.reset(all, { why: " " })).rejects.toThrow("why");
    expect(await reset()).toEqual(Array(4).fill({ outcome: "reset" }));
    expect(await reset()).toEqual(Array(4).fill({ outcome: "not-open" }));
    const events = await breakerEvents(kit, "breaker-reset");
    expect(events).toHaveLength(4);
    expect(events[0]).toMatchObject({ data: { why: "list-cleaned" } });
    await kit.settle();
    expect(kit.sent()).toHaveLength(110);
    await expectInvariants(kit);
    await kit.close();
  });

  test("is ended for a sender and a campaign by resuming them, each its own", async () => {
    const { kit, ids, campaign } = await paused();
    const why = "new-address-book";
    const shared = [{ domain: "acme.example" }, { tenant: true }] as const;
    await kit.tenant.breakers.reset(shared, { why });
    expect(await kit.tenant.senders.resume([ofSender.sender], { why })).toMatchObject([
      { outcome: "resumed" },
    ]);
    await kit.settle();
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "paused", "closed"]);
    expect(kit.sent()).toHaveLength(60);
    expect(await kit.tenant.campaigns.resume(ids[0]!, { why })).toMatchObject({
      outcome: "resumed",
      campaign: { state: "running" },
    });
    expect(await kit.tenant.campaigns.resume(ids[0]!, { why })).toMatchObject({
      outcome: "not-paused",
    });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("closed"));
    await kit.settle();
    expect(kit.sent()).toHaveLength(110);
    await expectInvariants(kit);
    await kit.close();
  });

  test("a resume leaves a breaker that opened for the first time alone", async () => {
    const { kit, ids, campaign } = await tripped();
    const why = "in-a-hurry";
    expect(await kit.tenant.senders.resume([ofSender.sender], { why })).toMatchObject([
      { outcome: "not-paused" },
    ]);
    expect(await kit.tenant.campaigns.resume(ids[0]!, { why })).toMatchObject({
      outcome: "not-paused",
    });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("open"));
    await kit.close();
  });
});

describe("a reset", () => {
  test("closes what is open, at once, and what was sent before it is not judged again", async () => {
    const { kit, ids, campaign } = await tripped();
    const names: readonly BreakerName[] = [
      ofSender,
      { domain: "ACME.example" },
      { campaign: ids[0]! },
      { tenant: true },
    ];
    const other: readonly BreakerName[] = [
      { sender: { externalId: "nobody" } },
      { campaign: "no id" },
    ];
    const why = "test-addresses";
    expect(await kit.tenant.breakers.reset([...names, ...other], { why })).toEqual([
      ...Array(4).fill({ outcome: "reset" }),
      { outcome: "not-found" },
      { outcome: "not-found" },
    ]);
    await kit.advance({ days: 1 });
    const skip = kit.sent().length - 40;
    await react(kit, "bounce", { count: 10, skip });
    expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("closed"));
    expect(kit.sent()).toHaveLength(100);
    await expectInvariants(kit);
    await kit.close();
  });

  test("of what was never needed makes nothing", async () => {
    const { kit } = await setUpBreakers({ contacts: 1 });
    expect(await kit.tenant.breakers.reset([{ tenant: true }], { why: "to-be-sure" })).toEqual([
      { outcome: "not-open" },
    ]);
    expect(await kit.tenant.breakers.list()).toEqual({ items: [] });
    expect(await kit.tenant.breakers.get({ tenant: true })).toBeNull();
    await kit.close();
  });
});
