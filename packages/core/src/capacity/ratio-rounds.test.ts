import fc from "fast-check";
import { expect, test } from "vitest";
import { ratioRounds } from "./ratio-rounds.ts";

const shares = fc.record({
  followUps: fc.integer({ min: 1, max: 9 }),
  newContacts: fc.integer({ min: 1, max: 9 }),
});

/** Who goes, while both sides have somebody: whoever has the earlier place. */
const play = (ratio: { followUps: number; newContacts: number }, turn: number, count: number) => {
  let place = turn;
  return Array.from({ length: count }, () => {
    const isNew =
      ratioRounds.nextPlace(ratio, place, true) < ratioRounds.nextPlace(ratio, place, false);
    place = ratioRounds.after(ratio, place, isNew);
    return isNew;
  });
};

test("three follow-ups, then a new contact, and again", () => {
  const ratio = { followUps: 3, newContacts: 1 };
  expect(
    play(ratio, 0, 9)
      .map((isNew) => (isNew ? "new" : "up"))
      .join(" "),
  ).toBe("up up up new up up up new up");
});

test("any round's length of sends holds the ratio, wherever it begins", () => {
  fc.assert(
    fc.property(shares, fc.nat(17), fc.integer({ min: 1, max: 60 }), (ratio, from, extra) => {
      const length = ratio.followUps + ratio.newContacts;
      const turns = play(ratio, from % length, length + extra);
      const news = turns.slice(extra, extra + length).filter(Boolean).length;
      expect(news).toBe(ratio.newContacts);
    }),
    { numRuns: 10_000 },
  );
});

test("who is alone goes on, and owes nothing to who comes later", () => {
  fc.assert(
    fc.property(shares, fc.boolean(), fc.nat(50), (ratio, isNew, count) => {
      const length = ratio.followUps + ratio.newContacts;
      let turn = 0;
      for (let sent = 0; sent < count; sent += 1) turn = ratioRounds.after(ratio, turn, isNew);
      expect(turn).toBeLessThan(length);
      const news = play(ratio, turn, length).filter(Boolean).length;
      expect(news).toBe(ratio.newContacts);
    }),
    { numRuns: 10_000 },
  );
});
