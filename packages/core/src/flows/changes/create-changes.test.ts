import { describe, expect, test } from "vitest";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import { blankContact } from "../people/blank-contact.ts";
import { createChanges } from "./create-changes.ts";
import { createRowUpdates } from "./row-updates.ts";
import { setContactStatus } from "./set-contact-status.ts";
import { suppressContact } from "./suppress-contact.ts";

const now = Date.parse("2026-03-02T09:00:00Z");
const actor = { type: "user", id: "ada" } as const;

function start() {
  let count = 0;
  return createChanges({ now, actor, newId: (at) => `${at}-${(count += 1)}` });
}
const contact: ContactRecord = {
  ...blankContact({ tenantId: "tenant", id: "contact", now: 0 }),
  emailKey: "bob@acme.example",
  emailHash: "hash",
  version: 4,
};

describe("createRowUpdates", () => {
  test("keeps the guard of the first read, so that one write carries every change of a row", () => {
    const updates = createRowUpdates<ContactRecord>();
    updates.set(contact, { ...contact, firstName: "Bob", version: 5 });
    const second = { ...updates.current(contact), lastName: "Ray", version: 6 };
    updates.set(contact, second);
    expect(updates.list()).toMatchObject([{ row: second, fromVersion: 4 }]);
    expect(updates.pairs()).toEqual([{ from: contact, row: second }]);
    expect(second).toMatchObject({ firstName: "Bob", lastName: "Ray" });
  });

  test("names what differs from the first read, so that a store may leave the rest", () => {
    const updates = createRowUpdates<typeof contact>();
    updates.set(contact, { ...contact, status: "contacted", version: 5 });
    expect(updates.list()[0]?.changed).toEqual(["status", "version"]);
  });

  test("keeps it also when the change starts from a row that was changed already", () => {
    const updates = createRowUpdates<ContactRecord>();
    const once = { ...contact, version: 5 };
    updates.set(contact, once);
    updates.set(once, { ...once, version: 6 });
    expect(updates.list()).toMatchObject([{ row: { ...contact, version: 6 }, fromVersion: 4 }]);
  });

  test("gives a row back as it came while nothing changed it, whoever else did", () => {
    const updates = createRowUpdates<ContactRecord>();
    updates.set({ ...contact, id: "other" }, { ...contact, id: "other", version: 5 });
    expect(updates.current(contact)).toBe(contact);
  });
});

describe("createChanges", () => {
  test("appends events in order, at one instant, under one actor, with ids of their own", () => {
    const changes = start();
    changes.append({ type: "contact-created", entity: "contact", row: contact });
    changes.append({
      type: "contact-updated",
      entity: "contact",
      row: { ...contact, version: 5 },
      data: { fields: 2 },
    });
    const common = { tenantId: "tenant", entity: "contact", entityId: "contact", at: now, actor };
    expect(changes.toChangeSet().events).toEqual([
      { ...common, id: `${now}-1`, type: "contact-created", version: 4, data: {} },
      { ...common, id: `${now}-2`, type: "contact-updated", version: 5, data: { fields: 2 } },
    ]);
  });

  test("gives a change set with everything that was collected, and nothing when nothing was", () => {
    const lists = (part: object): unknown[] =>
      Object.values(part).flatMap((one) => (Array.isArray(one) ? [one] : lists(one)));
    const empty = lists(start().toChangeSet());
    expect(empty.length).toBeGreaterThan(20);
    for (const list of empty) expect(list).toEqual([]);

    const changes = start();
    changes.deletes.leaseIds.push("lease");
    changes.capacity.push({ tenantId: "t", scope: "s", period: "2026-03-02", count: 1, cap: 5 });
    changes.contacts.set(contact, { ...contact, version: 5 });
    expect(changes.toChangeSet()).toMatchObject({
      leases: { deleteIds: ["lease"] },
      capacity: [{ count: 1, cap: 5 }],
      contacts: { update: [{ fromVersion: 4 }] },
    });
  });
});

describe("setContactStatus", () => {
  test("moves a status forward, with an event that tells from where", () => {
    const changes = start();
    setContactStatus(changes, contact, "contacted");
    setContactStatus(changes, contact, "interested");
    const { contacts, events } = changes.toChangeSet();
    expect(contacts?.update).toMatchObject([
      { fromVersion: 4, row: { status: "interested", version: 6, updatedAt: now } },
    ]);
    expect(events?.map(({ type, version, data }) => [type, version, data])).toEqual([
      ["contact-status-changed", 5, { from: "new", to: "contacted" }],
      ["contact-status-changed", 6, { from: "contacted", to: "interested" }],
    ]);
  });

  test("writes nothing where it would move back, or nowhere", () => {
    const changes = start();
    const interested = { ...contact, status: "interested" } as const;
    setContactStatus(changes, interested, "contacted");
    setContactStatus(changes, interested, "interested");
    expect(changes.contacts.list()).toEqual([]);
    expect(changes.events).toEqual([]);
  });
});

describe("suppressContact", () => {
  test("suppresses exactly the contact's own address, once", () => {
    const changes = start();
    suppressContact(changes, contact, "bounced");
    suppressContact(changes, contact, "complained");
    expect(changes.suppressions).toEqual([
      {
        tenantId: "tenant",
        id: `${now}-1`,
        type: "address",
        hash: "hash",
        value: "bob@acme.example",
        reason: "bounced",
        createdAt: now,
      },
    ]);
  });

  test("has nothing to suppress of a contact without an address", () => {
    const changes = start();
    suppressContact(changes, { ...contact, emailHash: null, emailKey: null }, "bounced");
    expect(changes.suppressions).toEqual([]);
  });
});

describe("wakeWorkers", () => {
  const hint = { tenantId: "t", senderId: "s", campaignId: "c", dueAt: now, free: false };

  test("what producers make ready wakes workers", () => {
    const changes = start();
    expect(changes.toChangeSet().wakeWorkers).toBe(false);
    changes.inserts.hints.push(hint);
    expect(changes.toChangeSet().wakeWorkers).toBe(true);
    const resumed = start();
    resumed.wake.push({ tenantId: "t", campaignId: "c", at: now });
    expect(resumed.toChangeSet().wakeWorkers).toBe(true);
  });

  test("what a worker does under a lease wakes nobody: it looks again by itself", () => {
    const claim = start();
    claim.inserts.hints.push(hint);
    claim.inserts.leases.push({ id: "l", worker: "w", until: now, createdAt: now, deliveries: [] });
    expect(claim.toChangeSet().wakeWorkers).toBe(false);
    const settlement = start();
    settlement.inserts.hints.push(hint);
    settlement.deletes.leaseIds.push("l");
    expect(settlement.toChangeSet().wakeWorkers).toBe(false);
  });
});
