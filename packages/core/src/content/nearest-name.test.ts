import { describe, expect, it } from "vitest";
import { knownVariables } from "./known-variables.ts";
import { nearestName } from "./nearest-name.ts";

const names = knownVariables.filter((name) => !name.includes("*"));

describe("nearestName", () => {
  it.each([
    ["contact.firstname", "contact.firstName"],
    ["contact.frstName", "contact.firstName"],
    ["first_name", "contact.firstName"],
    ["firstName", "contact.firstName"],
    ["contact.name", "contact.firstName"],
    ["contact.industry", "company.industry"],
    ["compny.name", "company.name"],
    ["titel", "contact.title"],
  ])("takes %s for %s", (written, meant) => {
    expect(nearestName(written, names)).toBe(meant);
  });

  it("names nothing when nothing is close", () => {
    expect(nearestName("invoice.total", names)).toBeUndefined();
    expect(nearestName("x", [])).toBeUndefined();
  });
});
