import { createSeededRandom } from "@outreachkit/testing";
import { expect, it } from "vitest";
import { countBy } from "../outcome/count-by.ts";
import { createRoleDealer } from "./create-role-dealer.ts";
import { roles } from "./role.ts";

const dealTo = (people: number, seed = 7) => {
  const deal = createRoleDealer({ random: createSeededRandom(seed), people });
  return Array.from({ length: people }, deal);
};

it("has every role in a run of 32 people, most of them silent, and one complaint however many", () => {
  expect(new Set(dealTo(32))).toEqual(new Set(roles));
  const many = countBy(dealTo(640), (role) => role);
  expect(many).toMatchObject({ complaint: 1, interested: 40, bounce: 10 });
  expect(many["silent"]).toBeGreaterThan(450);
});

it("lets at most half of a small group answer", () => {
  for (const people of [1, 2, 3, 7])
    expect(dealTo(people).filter((role) => role !== "silent")).toHaveLength(Math.floor(people / 2));
});

it("deals by the seed alone", () => {
  expect(dealTo(64)).toEqual(dealTo(64));
  expect(dealTo(64, 8)).not.toEqual(dealTo(64));
});
