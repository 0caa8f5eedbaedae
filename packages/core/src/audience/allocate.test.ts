import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededFraction } from "../sequence/seeded-fraction.ts";
import { type AllocatedContact, allocate, type AllocationContext } from "./allocate.ts";
import { isEligibleKind } from "./is-eligible-kind.ts";

const senders = [
  { id: "ada", kinds: ["email", "linkedin-message"], owner: "rep-1" },
  { id: "bea", kinds: ["email"], owner: "rep-2" },
  { id: "cem", kinds: ["email"], owner: null },
  { id: "dan", kinds: ["voice"], owner: "rep-1" },
];
const contact = (part: Partial<AllocatedContact> = {}): AllocatedContact => ({
  id: "contact",
  score: null,
  tier: null,
  owner: null,
  reachableKinds: new Set(["email", "linkedin-message", "voice"]),
  ...part,
});
const context = (part: Partial<AllocationContext> = {}): AllocationContext => ({
  rules: {},
  kinds: ["email", "linkedin-message", "voice"],
  seed: "campaign",
  start: 0,
  turn: 0,
  fraction: seededFraction,
  ...part,
});
const deal = (who: Partial<AllocatedContact>, how: Partial<AllocationContext> = {}) =>
  allocate(contact(who), senders, context(how));

describe("allocate", () => {
  test("gives every kind that may be used, each a sender that carries it", () => {
    expect(deal({ score: 70 })).toEqual({
      kinds: ["email", "linkedin-message", "voice"],
      senderByKind: new Map([
        ["email", "ada"],
        ["linkedin-message", "ada"],
        ["voice", "dan"],
      ]),
      senderId: "ada",
    });
  });

  test("leaves out what the contact has no address, no score or no sender for", () => {
    expect(deal({ score: 69 })?.kinds).toEqual(["email", "linkedin-message"]);
    expect(deal({ reachableKinds: new Set(["voice"]) })).toBeNull();
    expect(deal({ reachableKinds: new Set(["voice"]), score: 90 })?.senderId).toBe("dan");
    expect(deal({}, { kinds: ["sms"] })).toBeNull();
  });

  test("deals senders in turn from where the call starts, each kind for itself", () => {
    const dealt = (start: number) =>
      [0, 1, 2, 3].map((turn) => deal({}, { kinds: ["email"], start, turn })?.senderId);
    expect(dealt(0)).toEqual(["ada", "bea", "cem", "ada"]);
    expect(dealt(0.5)).toEqual(["bea", "cem", "ada", "bea"]);
    expect(dealt(0.9999)).toEqual(["cem", "ada", "bea", "cem"]);
    expect(deal({}, { kinds: ["linkedin-message"], turn: 2 })?.senderId).toBe("ada");
  });

  test("gives an owner's contacts to the owner's own senders if asked, and the rest to all", () => {
    const dealt = (owner: string | null, ownerFirst = true) =>
      [0, 1, 2].map(
        (turn) => deal({ owner }, { kinds: ["email"], turn, rules: { ownerFirst } })?.senderId,
      );
    expect(dealt("rep-2")).toEqual(["bea", "bea", "bea"]);
    expect(dealt("rep-9")).toEqual(["ada", "bea", "cem"]);
    // A sender without an owner is not the sender of a contact without one.
    expect(dealt(null)).toEqual(["ada", "bea", "cem"]);
    expect(dealt("rep-2", false)).toEqual(["ada", "bea", "cem"]);
  });

  test("draws one channel for each contact by the mix, close to its shares", () => {
    const rules = { mix: { email: 70, "linkedin-message": 30 } };
    const counts: Record<string, number> = {};
    for (let number = 0; number < 10_000; number += 1) {
      const allocation = deal({ id: `contact-${number}` }, { rules });
      expect(allocation?.kinds).toHaveLength(1);
      const [kind = ""] = allocation?.kinds ?? [];
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(Object.keys(counts).sort()).toEqual(["email", "linkedin-message"]);
    expect(Math.abs((counts["email"] ?? 0) - 7_000)).toBeLessThan(150);
  });

  test("gives a closed channel's share to the open ones", () => {
    const rules = { mix: { email: 10, voice: 90 } };
    expect(deal({ score: 10 }, { rules })?.kinds).toEqual(["email"]);
    expect(deal({ reachableKinds: new Set(["voice"]), score: 10 }, { rules })).toBeNull();
    expect(deal({}, { rules: { mix: { email: 0, "linkedin-message": 100 } } })?.kinds).toEqual([
      "linkedin-message",
    ]);
  });

  test("deals the senders of the other kinds too: a step may fall back to them, or be for everybody", () => {
    const rules = { mix: { voice: 100 }, ownerFirst: true };
    const allocation = deal({ owner: "rep-2", score: 90 }, { rules });
    expect(allocation).toMatchObject({ kinds: ["voice"], senderId: "dan" });
    expect(allocation?.senderByKind.get("email")).toBe("bea");
  });

  test("keeps the shares of any mix over many contacts, in whatever order they come", () => {
    const kinds = ["email", "sms", "voice", "letter"];
    const all = kinds.map((kind) => ({ id: kind, kinds: [kind], owner: null }));
    const cuts = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 });
    const orders = fc.record({ cuts, seed: fc.uuid(), step: fc.constantFrom(1, 3, 7, 1_999) });
    fc.assert(
      fc.property(orders, ({ cuts: unsorted, seed, step }) => {
        const edges = [0, ...unsorted.toSorted((one, other) => one - other), 100];
        const shares = kinds.map((_, index) => (edges[index + 1] ?? 0) - (edges[index] ?? 0));
        const mix = Object.fromEntries(kinds.map((kind, index) => [kind, shares[index] ?? 0]));
        const draw = (number: number, turn: number) =>
          allocate(
            contact({ id: `contact-${number}`, score: 90, reachableKinds: new Set(kinds) }),
            all,
            context({ rules: { mix }, kinds, seed, turn, start: turn / 2_000 }),
          )?.kinds.join();
        const drawn = Array.from({ length: 2_000 }, (_, number) => draw(number, number));
        for (const [index, kind] of kinds.entries()) {
          const share = (shares[index] ?? 0) / 100;
          const count = drawn.filter((each) => each === kind).length;
          // Six standard deviations of 2,000 draws: never by chance.
          const spread = 6 * Math.sqrt(2_000 * share * (1 - share));
          expect(Math.abs(count - 2_000 * share)).toBeLessThanOrEqual(spread);
        }
        // Every 20th again, as part of another call and elsewhere in it.
        for (let turn = 0; turn < 100; turn += 1) {
          const number = (turn * 20 * step) % 2_000;
          expect(draw(number, turn)).toBe(drawn[number]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("is the same every time, and only ever names a sender that carries the kind", () => {
    const mixes = fc.record({ email: fc.nat(100), voice: fc.nat(100) });
    const all = fc.record({
      id: fc.uuid(),
      score: fc.option(fc.nat(100)),
      owner: fc.constantFrom(null, "rep-1", "rep-2", "rep-3"),
      turn: fc.nat(1_000),
      start: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      mix: fc.option(mixes, { nil: undefined }),
      ownerFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(all, ({ id, score, owner, turn, start, mix, ownerFirst }) => {
        const rules = { ownerFirst, ...(mix && { mix }) };
        const allocation = deal({ id, score, owner }, { rules, turn, start });
        expect(deal({ id, score, owner }, { rules, turn, start })).toEqual(allocation);
        // The channel does not depend on the call that it is drawn in.
        expect(deal({ id, score, owner }, { rules })?.kinds).toEqual(allocation?.kinds);
        for (const [kind, sender] of allocation?.senderByKind ?? []) {
          expect(senders.find((each) => each.id === sender)?.kinds).toContain(kind);
        }
      }),
    );
  });
});

test.each([
  ["voice", 70, undefined, true],
  ["voice", 69.9, undefined, false],
  ["voice", null, undefined, false],
  ["direct-mail", 85, undefined, true],
  ["direct-mail", 84, undefined, false],
  ["email", null, undefined, true],
  ["constructor", null, undefined, true],
  ["voice", null, { voice: {} }, true],
  ["email", 50, { email: { minimumScore: 50 } }, true],
  ["email", 49, { email: { minimumScore: 50 } }, false],
  ["email", 90, { email: { tiers: ["hot" as const] } }, false],
  ["email", 90, { email: { tiers: ["warm" as const, "hot" as const] } }, true],
] as const)(
  "%s for a warm contact with a score of %j under %j: %s",
  (kind, score, eligibility, open) => {
    const rules = eligibility ? { eligibility } : {};
    expect(isEligibleKind(kind, { score, tier: "warm" }, rules)).toBe(open);
  },
);
