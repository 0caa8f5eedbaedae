import { InvalidInputError, NotFoundError, type Tenant } from "@outreachkit/core";
import { beforeAll, describe, expect, test } from "vitest";
import { type OwnedIds, readOwnedIds } from "../../invariants/owned-ids.ts";
import { hostileKeys, hostileTexts } from "./hostile-names.ts";
import type { TwoTenants } from "./two-tenants.ts";

/** As a host passes on what came as JSON: an own key, whatever its name, and no type to stop it. */
const fromJson = (key: string, value: unknown): object =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const filtered = {
  contacts: ({ contacts }: Tenant, filter: object) => contacts.list({ filter }),
  enrollments: ({ enrollments }: Tenant, filter: object) => enrollments.list({ filter }),
  messages: ({ messages }: Tenant, filter: object) => messages.list({ filter }),
  deliveries: ({ deliveries }: Tenant, filter: object) => deliveries.list({ filter }),
  events: ({ events }: Tenant, filter: object) => events.list({ filter }),
};
const filteredLists = Object.entries(filtered);
const lists = filteredLists.map(
  ([name, list]) => [name, (tenant: Tenant) => list(tenant, {})] as const,
);
const pages = {
  senders: ({ senders }: Tenant, page: object) => senders.list(page),
  contacts: ({ contacts }: Tenant, page: object) => contacts.list(page),
  campaigns: ({ campaigns }: Tenant, page: object) => campaigns.list(page),
  enrollments: ({ enrollments }: Tenant, page: object) => enrollments.list(page),
  messages: ({ messages }: Tenant, page: object) => messages.list(page),
  deliveries: ({ deliveries }: Tenant, page: object) => deliveries.list(page),
  suppressions: ({ suppressions }: Tenant, page: object) => suppressions.list(page),
  events: ({ events }: Tenant, page: object) => events.list(page),
};
const pagedLists = Object.entries(pages);

/** Rows S21, S23 and S24 of the security list, through the public API. */
export const testHostileInput = (fill: () => Promise<TwoTenants>): void => {
  let tenants: TwoTenants;
  let names: OwnedIds;
  let before: string;
  beforeAll(async () => {
    tenants = await fill();
    names = await readOwnedIds(tenants.owner);
    before = await tenants.hashOwner();
  });
  /** What an answer holds of the owner's, whatever it is an answer to. */
  const ownersIn = (answer: unknown) => {
    const text = JSON.stringify(answer);
    const { signal: _signal, ...rest } = names;
    return Object.values(rest).filter((name) => text.includes(name));
  };

  describe.each(filteredLists)("S23: the filter of %s", (_name, list) => {
    test.each(hostileKeys)("refuses the unknown field %j", async (key) => {
      for (const value of [tenants.owner.id, [tenants.owner.id], { "=": "1" }, "x' or 1=1 --"])
        await expect(list(tenants.stranger, fromJson(key, value))).rejects.toThrow(
          InvalidInputError,
        );
      expect(await tenants.hashOwner()).toBe(before);
    });
  });

  test.each([
    ["contacts", "owner"],
    ["enrollments", "campaignId"],
    ["enrollments", "contactId"],
    ["messages", "campaignId"],
    ["messages", "contactId"],
    ["deliveries", "campaignId"],
    ["deliveries", "enrollmentId"],
  ] as const)("S24: %s take a hostile %s as a text that nobody has", async (name, field) => {
    for (const text of [...hostileTexts, "_".repeat(100_000)]) {
      const { items } = await filtered[name](tenants.stranger, fromJson(field, text));
      expect(items).toEqual([]);
    }
  });

  test.each(["tags", "enriched", "countries"])(
    "S24: contacts take hostile %s as texts that nobody has",
    async (field) => {
      for (const text of hostileTexts) {
        const { items } = await filtered.contacts(tenants.stranger, fromJson(field, [text]));
        expect(items).toEqual([]);
      }
    },
  );

  test.each([
    ["contacts", "tiers"],
    ["contacts", "statuses"],
    ["enrollments", "states"],
    ["enrollments", "reasons"],
    ["messages", "approval"],
    ["deliveries", "states"],
  ] as const)("S23: %s refuse %s that are not of the list", async (name, field) => {
    for (const text of hostileTexts) {
      const value = field === "approval" ? text : [text];
      await expect(filtered[name](tenants.stranger, fromJson(field, value))).rejects.toThrow(
        InvalidInputError,
      );
    }
  });

  test("S24: events take hostile ids as ids that nobody has", async () => {
    const { items } = await tenants.stranger.events.list({ filter: { entityIds: hostileTexts } });
    expect(items).toEqual([]);
  });

  test.each(pagedLists)("S23: %s refuse a cursor that is none of theirs", async (_name, list) => {
    const { items } = await list(tenants.stranger, { limit: 1 });
    expect(items.length).toBe(1);
    for (const cursor of [...hostileTexts, "", " ", "\u0000", "1e99", "-1", "0x1f", "9".repeat(40)])
      await expect(list(tenants.stranger, { cursor })).rejects.toThrow(InvalidInputError);
  });

  test.each(pagedLists)(
    "S23: %s give no row of another tenant behind any cursor",
    async (_name, list) => {
      const ids = Object.values(await readOwnedIds(tenants.owner));
      const cursors = [...ids, "00000000-0000-0000-0000-000000000000", "0", "1", "5", "10"];
      for (const cursor of cursors) {
        const page = await list(tenants.stranger, { cursor }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(InvalidInputError);
          return { items: [] };
        });
        expect(ownersIn(page.items)).toEqual([]);
      }
    },
  );

  test.each(pagedLists)("S23: %s know no other order and no other option", async (_name, list) => {
    const plain = await list(tenants.stranger, {});
    for (const key of [...hostileKeys, "sort", "orderBy", "afterId"]) {
      const page = fromJson(key, tenants.owner.id);
      const answer = await list(tenants.stranger, page).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InvalidInputError);
        return plain;
      });
      expect(answer).toEqual(plain);
    }
  });

  test("S21: no option of a method changes whose tenant it is for", async () => {
    const { owner, stranger } = tenants;
    const ids = names;
    const smuggled: object = { tenantId: owner.id };
    const told = { ...smuggled, why: "probe" };
    const decision = [{ id: ids.message, contentHash: ids.contentHash }];
    for (const call of [
      () => stranger.messages.approve(decision, smuggled),
      () => stranger.messages.reject(decision, smuggled),
      () => stranger.generation.run(ids.campaign, smuggled),
      () => stranger.contacts.upsert([{ id: ids.contact, firstName: "Probe" }], smuggled),
      () => stranger.campaigns.enroll(ids.campaign, { contacts: [ids.contact], ...smuggled }),
      () => stranger.enrollments.pause([ids.enrollment], told),
      () => stranger.contacts.pause([ids.contact], told),
      () => stranger.senders.pause([ids.sender], told),
      () => stranger.suppressions.add([{ address: "probe@nowhere.example" }], smuggled),
      () => stranger.messages.edit(ids.message, { contentHash: ids.contentHash, ...smuggled }),
      () =>
        stranger.signals.record([
          { type: "unsubscribe", externalId: "smuggled", contact: ids.contact, ...smuggled },
        ]),
    ])
      await call().catch(() => undefined);
    expect(await tenants.hashOwner()).toBe(before);
  });

  test("S21: an unknown campaign is unknown, also where nobody would be enrolled", async () => {
    const { stranger } = tenants;
    const { campaign } = names;
    for (const request of [{ contacts: [] }, { filter: { owner: "nobody" } }])
      await expect(stranger.campaigns.enroll(campaign, request)).rejects.toThrow(NotFoundError);
  });

  test.each(lists)("S21: %s of one tenant hold nothing of the other", async (_name, list) => {
    expect(ownersIn((await list(tenants.stranger)).items)).toEqual([]);
  });

  test("S23: attribute names are data, whatever they look like", async () => {
    const { stranger } = tenants;
    const attributes = Object.fromEntries(
      hostileKeys.filter((key) => key !== "__proto__").map((key) => [key, "value"]),
    );
    const externalId = "hostile";
    const [outcome] = await stranger.contacts.upsert([{ externalId, attributes }]);
    expect(outcome?.outcome).toBe("created");
    expect((await stranger.contacts.get({ externalId })).attributes).toEqual(attributes);
    const prototype = JSON.parse('{"__proto__":{"tier":"A"}}') as never;
    await stranger.contacts.upsert([{ externalId, attributes: prototype }]);
    const { attributes: stored, tier } = await stranger.contacts.get({ externalId });
    expect([Object.getPrototypeOf(stored), tier]).toEqual([Object.prototype, null]);
    expect(({} as { tier?: string }).tier).toBeUndefined();
    expect(await tenants.hashOwner()).toBe(before);
  });
};
