import { describe, expect, test } from "vitest";
import type { RecordedSend } from "../channel/accepted-send.ts";
import {
  breakerEvents,
  expectInvariants,
  ofDomain,
  ofSender,
  ofTenant,
  react,
  setUpBreakers,
  statesOf,
} from "./test-support/set-up-breakers.ts";

const isOfFirst = ({ envelope }: RecordedSend) => envelope.from.address === "sender-0@acme.example";
const sender = {
  externalId: "sender-0",
  channel: "recording",
  name: "Sender 0",
  address: "sender-0@acme.example",
};

describe("hard bounces", () => {
  test("over 2 % of the last 100 open the breakers of sender, domain, campaign and tenant", async () => {
    const { kit, campaign } = await setUpBreakers();
    await kit.settle();
    await react(kit, "bounce", { count: 2 });
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "closed", "closed"]);
    await react(kit, "bounce", { count: 1, skip: 50 });
    expect(await statesOf(kit, campaign)).toEqual(["open", "open", "open", "open"]);
    const [told] = await breakerEvents(kit, "breaker-opened");
    expect(told).toMatchObject({
      at: "2026-03-02T08:00:00.000Z",
      actor: { type: "system" },
      data: {
        rule: "bounce-rate",
        sends: 100,
        bounced: 3,
        until: "2026-03-03T08:00:00.000Z",
      },
    });
    await expectInvariants(kit);
    await kit.close();
  });

  test("of what went before the last 100 count no more", async () => {
    const { kit, campaign } = await setUpBreakers({ contacts: 150, sender: { dailyCap: 50 } });
    await kit.settle();
    await react(kit, "bounce", { count: 1 });
    await kit.advance({ days: 2 });
    expect(kit.sent()).toHaveLength(150);
    // The bounce is the 101st last: these are two of 100.
    await react(kit, "bounce", { count: 2 });
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "closed", "closed"]);
    await kit.close();
  });

  test("need 30 sends, and the thirtieth trips what bounced before it", async () => {
    const { kit, campaign } = await setUpBreakers({ sender: { dailyCap: 29 } });
    await kit.settle();
    await react(kit, "bounce", { count: 2 });
    expect(kit.sent()).toHaveLength(29);
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "closed", "closed"]);
    await kit.tenant.senders.upsert([{ ...sender, dailyCap: 30 }]);
    await kit.settle();
    expect(kit.sent()).toHaveLength(30);
    expect(await statesOf(kit, campaign)).toEqual(["open", "open", "open", "open"]);
    const [told] = await breakerEvents(kit, "breaker-opened");
    expect(told?.data).toMatchObject({ rule: "bounce-rate", sends: 30, bounced: 2 });
    await expectInvariants(kit);
    await kit.close();
  });

  test("of which there is one alone never trip", async () => {
    const { kit, campaign } = await setUpBreakers({ sender: { dailyCap: 30 } });
    await kit.settle();
    await react(kit, "bounce", { count: 1 });
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "closed", "closed"]);
    await kit.close();
  });

  test("trip at ten of them, however few were sent", async () => {
    const { kit, campaign } = await setUpBreakers({ contacts: 20 });
    await kit.settle();
    await react(kit, "bounce", { count: 9 });
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "closed", "closed"]);
    await react(kit, "bounce", { count: 1, skip: 9 });
    expect(await statesOf(kit, campaign)).toEqual(["open", "open", "open", "open"]);
    const [told] = await breakerEvents(kit, "breaker-opened");
    expect(told?.data).toMatchObject({ rule: "many-bounces", sends: 20, bounced: 10 });
    await kit.close();
  });

  test("that the provider tells at once count like those it tells later", async () => {
    const { kit, campaign } = await setUpBreakers({ contacts: 40, sender: { dailyCap: 30 } });
    for (const _ of ["one", "two"]) kit.channel().failNext("rejected-recipient");
    await kit.settle();
    expect(await statesOf(kit, campaign)).toEqual(["open", "open", "open", "open"]);
    await expectInvariants(kit);
    await kit.close();
  });

  test("soft ones do not count, and one bounce told twice counts once", async () => {
    const { kit, campaign } = await setUpBreakers({ sender: { dailyCap: 50 } });
    await kit.settle();
    const [first, second] = kit.sent();
    for (const { to } of kit.sent().slice(2, 12)) await kit.bounce(to, { severity: "soft" });
    for (let copy = 0; copy < 5; copy += 1) await kit.bounce(first!.to);
    expect(await statesOf(kit, campaign)).toEqual(["closed", "closed", "closed", "closed"]);
    await kit.bounce(second!.to);
    expect(await statesOf(kit, campaign)).toEqual(["open", "open", "open", "open"]);
    await kit.close();
  });
});

describe("complaints", () => {
  test("two in seven days trip, two that are further apart do not", async () => {
    for (const [days, state] of [
      [6, "open"],
      [8, "closed"],
    ] as const) {
      const { kit, campaign } = await setUpBreakers({ contacts: 10 });
      await kit.settle();
      await react(kit, "complain", { count: 1 });
      await kit.advance({ days });
      await react(kit, "complain", { count: 1, skip: 1 });
      expect(await statesOf(kit, campaign)).toEqual([state, state, state, state]);
      await expectInvariants(kit);
      await kit.close();
    }
  });
});

describe("a complaint rate", () => {
  test("trips over its percentage of the last sends, of which there have to be so many", async () => {
    for (const [contacts, state] of [
      [100, "open"],
      [99, "closed"],
    ] as const) {
      const { kit, campaign } = await setUpBreakers({ contacts });
      const complaints = { percent: 2, lastSends: 100, count: 5 };
      await kit.tenant.settings.update({ breakers: { complaints } });
      await kit.settle();
      await react(kit, "complain", { count: 2 });
      expect(await statesOf(kit, campaign)).toEqual(Array(4).fill("closed"));
      await react(kit, "complain", { count: 1, skip: 2 });
      expect(await statesOf(kit, campaign)).toEqual(Array(4).fill(state));
      const [told] = await breakerEvents(kit, "breaker-opened");
      expect(told?.data["rule"]).toBe(state === "open" ? "complaint-rate" : undefined);
      await kit.close();
    }
  });
});

describe("a warning", () => {
  test("comes at half of a limit, once, to every scope it holds for", async () => {
    const { kit, ids } = await setUpBreakers();
    await kit.settle();
    await react(kit, "bounce", { count: 1 });
    expect(await breakerEvents(kit)).toEqual([]);
    await react(kit, "bounce", { count: 1, skip: 1 });
    const warnings = await breakerEvents(kit, "breaker-warned");
    const scopes = warnings.map(({ data }) => JSON.stringify(data["scope"]).match(/[a-z]+/)?.[0]);
    expect(new Set(scopes)).toEqual(new Set(["campaign", "domain", "sender", "tenant"]));
    expect(scopes).toHaveLength(4);
    expect(warnings[0]?.data).toMatchObject({ rule: "bounce-rate", sends: 100, bounced: 2 });
    await react(kit, "complain", { count: 1, skip: 2 });
    expect(await breakerEvents(kit)).toHaveLength(4);
    const { items } = await kit.tenant.breakers.list();
    expect(items.map(({ of }) => of)).toEqual(
      expect.arrayContaining([{ campaign: ids[0] }, ofDomain, ofTenant]),
    );
    expect(items.every(({ warnedAt }) => warnedAt === "2026-03-02T08:00:00.000Z")).toBe(true);
    await expectInvariants(kit);
    await kit.close();
  });
});

describe("each scope is judged by its own", () => {
  test("a sender's bounces open its own breaker, and another sender goes on where no shared one is open", async () => {
    const { kit, campaign } = await setUpBreakers({
      contacts: 240,
      senders: 2,
      sender: { dailyCap: 60 },
    });
    await kit.settle();
    expect(kit.sent()).toHaveLength(120);
    const first = kit.sent().filter(isOfFirst);
    // Two of 60 are over 2 % for the sender, and of 100 and more they are not for the others.
    for (const { to } of first.slice(-2)) await kit.bounce(to);
    expect(await statesOf(kit, campaign)).toEqual(["open", "closed", "closed", "closed"]);
    await kit.advanceTo("2026-03-03T07:59:00Z");
    expect(kit.sent()).toHaveLength(180);
    expect(kit.sent().filter(isOfFirst)).toHaveLength(60);
    expect((await kit.tenant.breakers.get(ofSender))?.openUntil).toBe("2026-03-03T08:00:00.000Z");
    await expectInvariants(kit);
    await kit.close();
  });

  test("a campaign's own limits take the place of the tenant's", async () => {
    const { kit, ids } = await setUpBreakers({
      contacts: 30,
      campaigns: [
        {
          breaker: {
            bounces: { percent: 1, minimumSends: 10, minimumBounces: 1 },
            openFor: { days: 2 },
          },
        },
        {},
      ],
    });
    await kit.tenant.settings.update({ breakers: { bounces: false } });
    await kit.settle();
    expect(kit.sent()).toHaveLength(60);
    await kit.bounce("0-3");
    await kit.bounce("1-3");
    expect(await statesOf(kit, { campaign: ids[0]! })).toEqual([
      "closed",
      "closed",
      "open",
      "closed",
    ]);
    expect(await kit.tenant.breakers.get({ campaign: ids[1]! })).toMatchObject({ state: "closed" });
    // Follow-ups of the one wait, those of the other go.
    await kit.advance({ days: 1 });
    await kit.advanceTo("2026-03-03T08:00:01Z");
    const followUps = kit.sent().slice(60);
    expect(followUps.filter(({ to }) => to.startsWith("person-1-"))).toHaveLength(29);
    expect(followUps).toHaveLength(29);
    await kit.close();
  });
});
