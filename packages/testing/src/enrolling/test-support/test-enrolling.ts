import {
  type AudienceRules,
  InvalidInputError,
  NotFoundError,
  type Tenant,
} from "@outreachkit/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EnrollingHost, Tenants } from "./enrolling-host.ts";
import { person } from "./person.ts";
import { prepareTenant } from "./prepare-tenant.ts";
import { reasonsOf } from "./reasons-of.ts";
import { saveOpenCampaign } from "./save-open-campaign.ts";

/** The rules of enrollment through the public API, with callers that race. */
export const testEnrolling = (open: () => Promise<EnrollingHost>): void => {
  let host: EnrollingHost;
  let tenants: Tenants;
  let acme: Tenant;
  beforeAll(async () => {
    host = await open();
    const [one, two] = host.processes;
    tenants = [one.tenant("acme"), two.tenant("acme")];
    [acme] = tenants;
    await prepareTenant(acme);
  });
  afterAll(() => host.close());

  const save = (key: string, audience: AudienceRules) => saveOpenCampaign(acme, key, audience);
  const rounds = async (campaignId: string, externalId: string) => {
    const contact = await acme.contacts.get({ externalId });
    const filter = { campaignId, contactId: contact.id };
    return (await acme.enrollments.list({ filter })).items;
  };
  const statesOf = async (campaignId: string, externalId: string) =>
    (await rounds(campaignId, externalId)).map(({ state, reason }) => reason ?? state);
  const sentTo = (name: string) =>
    host.channel.accepted.filter(({ to }) => to === `${name}@customer.example`);
  const work = async () => {
    for (let round = 0; round < 5; round += 1) {
      await host.processes[0].tick({ limit: 1_000, budgetMs: 20_000 });
    }
  };

  test("once: asking again adds nothing, whatever became of the first time", async () => {
    const { id } = await save("once", {});
    const contacts = [person("olga")];
    expect((await acme.campaigns.enroll(id, { contacts })).enrolled).toBe(1);
    const again = await acme.campaigns.enroll(id, { contacts });
    expect(again).toMatchObject({ enrolled: 0, skipped: { "already-enrolled": 1 } });
    await acme.campaigns.launch(id);
    await work();
    expect(await statesOf(id, "olga")).toEqual(["completed"]);
    expect((await acme.campaigns.enroll(id, { contacts })).enrolled).toBe(0);
  });

  test("if-not-active: a second round begins once the first has ended, and not before", async () => {
    const { id } = await save("if-not-active", { reenroll: "if-not-active" });
    const contacts = [person("ivan")];
    await acme.campaigns.enroll(id, { contacts });
    expect((await acme.campaigns.enroll(id, { contacts })).enrolled).toBe(0);
    await acme.campaigns.launch(id);
    await work();
    const named = { contacts, requestKey: "spring" };
    expect((await acme.campaigns.enroll(id, named)).enrolled).toBe(1);
    await work();
    expect(await statesOf(id, "ivan")).toEqual(["completed", "completed"]);
    expect(sentTo("ivan")).toHaveLength(2);
    // The same request, late: what it asked for was done.
    expect(reasonsOf((await acme.campaigns.enroll(id, named)).outcomes)).toEqual([
      "already-enrolled",
    ]);
  });

  test("always: a live enrollment is superseded, its message closed, and one schedule is left", async () => {
    const { id } = await save("always", { reenroll: "always" });
    const contacts = [person("anna")];
    const enroll = (requestKey: string) => acme.campaigns.enroll(id, { contacts, requestKey });
    const [first] = (await enroll("one")).outcomes;
    await acme.generation.run(id);
    const second = await enroll("two");
    expect(second.outcomes).toMatchObject([
      { outcome: "enrolled", superseded: first && "enrollmentId" in first && first.enrollmentId },
    ]);
    expect((await enroll("two")).enrolled).toBe(0);
    expect((await enroll("one")).enrolled).toBe(0);
    expect(await statesOf(id, "anna")).toEqual(["superseded", "pending"]);
    const closed = await acme.deliveries.list({ filter: { campaignId: id } });
    expect(closed.items.map(({ state, code }) => [state, code])).toEqual([
      ["cancelled", "superseded"],
    ]);
    await acme.campaigns.launch(id);
    await work();
    await work();
    expect(sentTo("anna")).toHaveLength(1);
    expect(await statesOf(id, "anna")).toEqual(["superseded", "completed"]);
  });

  test("always asks for the name of the request", async () => {
    const { id } = await save("always-unnamed", { reenroll: "always" });
    await expect(acme.campaigns.enroll(id, { contacts: [person("nobody")] })).rejects.toMatchObject(
      {
        code: "invalid-input",
        problems: [{ path: "requestKey", code: "request-key-required" }],
      },
    );
    await expect(acme.contacts.get({ externalId: "nobody" })).rejects.toThrow(NotFoundError);
  });

  test.each([
    ["once", ["pending"]],
    ["if-not-active", ["pending"]],
    ["always", ["superseded", "superseded", "pending"]],
  ] as const)(
    "%s: twelve callers at once leave one live enrollment, and each request counts once",
    async (reenroll, expected) => {
      const { id } = await save(`race-${reenroll}`, { reenroll, exclusive: "no" });
      const names = Array.from({ length: 20 }, (_, index) => `racer-${reenroll}-${index}`);
      const contacts = names.map(person);
      const ask = (caller: number) =>
        tenants[caller % 2]!.campaigns.enroll(id, {
          contacts: caller % 3 === 0 ? contacts.toReversed() : contacts,
          requestKey: `request-${caller % 3}`,
        });
      await acme.contacts.upsert(contacts);
      await Promise.all(Array.from({ length: 12 }, (_, caller) => ask(caller)));
      // Ids of different processes within a millisecond are in no order.
      const inOrder = (states: readonly unknown[]) => states.map(String).toSorted();
      for (const name of names)
        expect(inOrder(await statesOf(id, name))).toEqual(inOrder(expected));
    },
    60_000,
  );

  test("two exclusive campaigns at once: each contact is in one of them", async () => {
    const left = await save("left", {});
    const right = await save("right", { exclusive: "yes" });
    const names = Array.from({ length: 30 }, (_, index) => `wanted-${index}`);
    await acme.contacts.upsert(names.map(person));
    const results = await Promise.all(
      [left, right, left, right].map(({ id }, caller) =>
        // By name: storing an inline contact would lock it by itself.
        tenants[caller % 2]!.campaigns.enroll(id, {
          contacts: names.map((externalId) => ({ externalId })),
        }),
      ),
    );
    expect(results.reduce((sum, { enrolled }) => sum + enrolled, 0)).toBe(names.length);
    for (const name of names) {
      const there = [...(await rounds(left.id, name)), ...(await rounds(right.id, name))];
      expect(there).toHaveLength(1);
    }
  });

  test("exclusive campaigns open again once the other has ended; open ones take anybody", async () => {
    const first = await save("first", {});
    const exclusive = await save("exclusive", {});
    const open = await save("open", { exclusive: "no" });
    const among = await save("among", { exclusive: "among-exclusive" });
    const contacts = [person("eva")];
    const ask = async (id: string) => (await acme.campaigns.enroll(id, { contacts })).outcomes;
    expect(reasonsOf(await ask(open.id))).toEqual(["enrolled"]);
    // Live in a campaign that is not exclusive.
    expect(await ask(exclusive.id)).toMatchObject([
      { reason: "in-another-campaign", campaignIds: [open.id] },
    ]);
    expect(reasonsOf(await ask(among.id))).toEqual(["enrolled"]);
    await acme.campaigns.cancel(open.id, { why: "test" });
    expect(await ask(first.id)).toMatchObject([{ campaignIds: [among.id] }]);
    await acme.campaigns.cancel(among.id, { why: "test" });
    expect(reasonsOf(await ask(first.id))).toEqual(["enrolled"]);
  });

  test("among-exclusive minds only campaigns that are exclusive themselves, as they were entered", async () => {
    const yes = await save("entered-as-yes", {});
    const among = await save("among-two", { exclusive: "among-exclusive" });
    const contacts = [person("ella")];
    await acme.campaigns.enroll(yes.id, { contacts });
    // The rule under which a contact entered stays, whatever the campaign says by now.
    await save("entered-as-yes", { exclusive: "no" });
    expect((await acme.campaigns.enroll(among.id, { contacts })).outcomes).toMatchObject([
      { reason: "in-another-campaign", campaignIds: [yes.id] },
    ]);
  });

  test("cool-down: nobody to whom any campaign wrote too recently, with the instant of its end", async () => {
    const before = await save("before", {});
    const cooled = await save("cooled", { coolDown: { days: 3 } });
    const hot = await save("hot", { coolDown: { seconds: 0 } });
    const contacts = [person("cora")];
    await acme.campaigns.enroll(before.id, { contacts });
    await acme.campaigns.launch(before.id);
    await work();
    const { items } = await acme.deliveries.list({ filter: { campaignId: before.id } });
    const until = new Date(Date.parse(items[0]?.sentAt ?? "") + 3 * 86_400_000).toISOString();
    expect((await acme.campaigns.enroll(cooled.id, { contacts })).outcomes).toMatchObject([
      { outcome: "skipped", reason: "cool-down", until },
    ]);
    expect((await acme.campaigns.enroll(hot.id, { contacts })).enrolled).toBe(1);
  });

  test("the same person twice in one call enrolls once, however the address is written", async () => {
    const { id } = await save("twins", {});
    const contacts = [
      { email: "Twin.One@gmail.com" },
      { email: "twinone+news@googlemail.com" },
      { email: "TWIN.TWO@customer.example" },
      { email: "twin.two@customer.example", firstName: "Two" },
    ];
    const { outcomes } = await acme.campaigns.enroll(id, { contacts });
    expect(reasonsOf(outcomes)).toEqual([
      "enrolled",
      "already-enrolled",
      "enrolled",
      "already-enrolled",
    ]);
  });

  test("gaps of enrichment are told for each contact, and how many there are of each", async () => {
    const { id } = await save("gaps", { requiredEnrichment: ["person", "intent"] });
    await acme.contacts.upsert([person("gina"), person("gabe")]);
    await acme.enrichments.upsert(
      ["person", "intent"].map((stage) => ({ contact: { externalId: "gina" }, stage, data: {} })),
    );
    const result = await acme.campaigns.enroll(id, {
      contacts: [{ externalId: "gina" }, { externalId: "gabe" }, { externalId: "nobody-else" }],
    });
    expect(result.outcomes).toMatchObject([
      { outcome: "enrolled", gaps: [] },
      { reason: "enrichment-missing", missing: ["person", "intent"], gaps: ["person", "intent"] },
      { reason: "unknown-contact" },
    ]);
    expect(result).toMatchObject({
      enrolled: 1,
      skipped: { "enrichment-missing": 1, "unknown-contact": 1 },
      gaps: { person: 1, intent: 1 },
    });
  });

  describe("a deleted contact", () => {
    test("is hidden, stopped everywhere, and enrolls nowhere until it is restored", async () => {
      const { id } = await save("deleting", { reenroll: "if-not-active" });
      const dora = { externalId: "dora" };
      await acme.campaigns.enroll(id, { contacts: [person("dora")] });
      const contact = await acme.contacts.get(dora);
      await acme.contacts.delete(dora);
      await acme.contacts.delete(dora);
      await expect(acme.contacts.get(dora)).rejects.toThrow(NotFoundError);
      await expect(acme.contacts.pause([dora], { why: "test" })).resolves.toMatchObject([
        { outcome: "not-found" },
      ]);
      const listed: string[] = [];
      for await (const each of acme.contacts.iterate()) listed.push(each.id);
      expect(listed).not.toContain(contact.id);
      const { items } = await acme.enrollments.list({ filter: { contactId: contact.id } });
      expect(items.map(({ state, reason }) => [state, reason])).toEqual([
        ["stopped", "contact-deleted"],
      ]);
      // Neither an import nor an enrollment brings it back, by whatever name.
      expect(await acme.contacts.upsert([{ email: "DORA@customer.example" }])).toEqual([
        { outcome: "deleted", contactId: contact.id },
      ]);
      const asked = await acme.campaigns.enroll(id, { contacts: [person("dora"), dora] });
      expect(reasonsOf(asked.outcomes)).toEqual(["contact-deleted", "contact-deleted"]);
      expect(await acme.contacts.restore(dora)).toEqual({
        ...contact,
        updatedAt: expect.any(String),
      });
      expect((await acme.campaigns.enroll(id, { contacts: [dora] })).enrolled).toBe(1);
    });

    test("has no live enrollment, even where both happen at once", async () => {
      const { id } = await save("deleting-race", { exclusive: "no" });
      const names = Array.from({ length: 15 }, (_, index) => `fading-${index}`);
      await acme.contacts.upsert(names.map(person));
      const ids = await Promise.all(
        names.map(async (externalId) => (await acme.contacts.get({ externalId })).id),
      );
      await Promise.all(
        names.flatMap((externalId) => [
          tenants[0].campaigns.enroll(id, { contacts: [{ externalId }] }),
          tenants[1].contacts.delete({ externalId }),
        ]),
      );
      for (const contactId of ids) {
        const { items } = await acme.enrollments.list({ filter: { contactId } });
        for (const { state } of items) expect(state).toBe("stopped");
      }
    });

    test("of another tenant is as unknown as any", async () => {
      const stranger = host.processes[0].tenant("stranger");
      const { id } = (await acme.contacts.upsert([person("sara")])).map((outcome) =>
        "contactId" in outcome ? { id: outcome.contactId } : { id: "" },
      )[0]!;
      for (const name of [id, { externalId: "sara" }, "x' or 1 = 1 --"]) {
        await expect(stranger.contacts.delete(name)).rejects.toThrow(NotFoundError);
        await expect(stranger.contacts.restore(name)).rejects.toThrow(NotFoundError);
      }
      expect((await acme.contacts.get(id)).id).toBe(id);
    });
  });

  test("another tenant's campaign and contacts are unknown", async () => {
    const { id } = await save("mine", {});
    await acme.contacts.upsert([person("mona")]);
    const mona = await acme.contacts.get({ externalId: "mona" });
    const stranger = host.processes[1].tenant("stranger");
    await prepareTenant(stranger);
    await expect(stranger.campaigns.enroll(id, { contacts: [] })).rejects.toThrow(NotFoundError);
    const own = await saveOpenCampaign(stranger, "own", {});
    const { outcomes } = await stranger.campaigns.enroll(own.id, {
      contacts: [mona.id, { externalId: "mona" }],
    });
    expect(reasonsOf(outcomes)).toEqual(["unknown-contact", "unknown-contact"]);
  });

  test.each(["", "a\u0000b", "line\nbreak", "\ud800", "x".repeat(201), 7 as never])(
    "refuses %j as a request's name",
    async (requestKey) => {
      const { id } = await save("named", {});
      await expect(
        acme.campaigns.enroll(id, { contacts: [person("nora")], requestKey }),
      ).rejects.toThrow(InvalidInputError);
    },
  );

  test("takes hostile names of requests as names", async () => {
    const { id } = await save("hostile", { reenroll: "if-not-active" });
    for (const requestKey of ["x' or 1 = 1 --", "%", '"]}', "$.*"]) {
      const contacts = [person("hugo")];
      await acme.campaigns.enroll(id, { contacts, requestKey });
    }
    expect(await statesOf(id, "hugo")).toEqual(["pending"]);
  });

  describe("in the host's own transaction", () => {
    test("conflicts are outcomes, and the transaction goes on", async () => {
      const { id } = await save("inside", {});
      const rival = await save("inside-rival", {});
      const contacts = [person("ines")];
      const outcomes = await host.inTransaction(async (transaction) => {
        const first = await acme.campaigns.enroll(id, { contacts, transaction });
        const second = await acme.campaigns.enroll(id, { contacts, transaction });
        const elsewhere = await acme.campaigns.enroll(rival.id, { contacts, transaction });
        return [first, second, elsewhere].flatMap((result) => reasonsOf(result.outcomes));
      });
      expect(outcomes).toEqual(["enrolled", "already-enrolled", "in-another-campaign"]);
      expect(await statesOf(id, "ines")).toEqual(["pending"]);
    });

    test("always supersedes what the same transaction enrolled", async () => {
      const { id } = await save("inside-always", { reenroll: "always" });
      const contacts = [person("inga")];
      await host.inTransaction(async (transaction) => {
        await acme.campaigns.enroll(id, { contacts, transaction, requestKey: "one" });
        await acme.campaigns.enroll(id, { contacts, transaction, requestKey: "two" });
      });
      expect(await statesOf(id, "inga")).toEqual(["superseded", "pending"]);
    });

    test("who enrolls elsewhere meanwhile waits, and sees what was committed", async () => {
      const { id } = await save("inside-exclusive", {});
      const rival = await save("outside-exclusive", {});
      await acme.contacts.upsert([person("isla")]);
      const contacts = [{ externalId: "isla" }];
      const { promise: enrolledInside, resolve } = Promise.withResolvers<void>();
      const outside = enrolledInside.then(() =>
        tenants[1].campaigns.enroll(rival.id, { contacts }),
      );
      await host.inTransaction(async (transaction) => {
        await acme.campaigns.enroll(id, { contacts, transaction });
        resolve();
        // Time for the other to be done, if nothing made it wait.
        for (let count = 0; count < 30; count += 1) {
          await acme.contacts.upsert([person(`isla-${count}`)], { transaction });
        }
      });
      expect(await outside).toMatchObject({
        enrolled: 0,
        outcomes: [{ reason: "in-another-campaign", campaignIds: [id] }],
      });
    });

    test("one caller inside and one outside leave one enrollment", async () => {
      const { id } = await save("inside-race", {});
      const contacts = [person("irma")];
      await acme.contacts.upsert(contacts);
      const { promise: enrolledInside, resolve } = Promise.withResolvers<void>();
      const outside = enrolledInside.then(() => tenants[1].campaigns.enroll(id, { contacts }));
      await host.inTransaction(async (transaction) => {
        await acme.campaigns.enroll(id, { contacts, transaction });
        resolve();
        await acme.contacts.upsert([person("ilse")], { transaction });
      });
      expect(await outside).toMatchObject({ enrolled: 0, skipped: { "already-enrolled": 1 } });
      expect(await statesOf(id, "irma")).toEqual(["pending"]);
    });
  });
};
