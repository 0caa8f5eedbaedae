import { describe, expect, it } from "vitest";
import { titleCase } from "./title-case.ts";

describe("titleCase", () => {
  it.each([
    ["ada lovelace", "Ada Lovelace"],
    ["ADA LOVELACE", "Ada Lovelace"],
    ["ronald McDonald", "Ronald McDonald"],
    ["acme GmbH", "Acme GmbH"],
    ["jean-luc o'neil", "Jean-Luc O'Neil"],
    ["ada's team", "Ada's Team"],
    ["ÉLODIE ÖZ", "Élodie Öz"],
    ["", ""],
  ])("writes %j as %j", (written, expected) => {
    expect(titleCase(written)).toBe(expected);
  });
});
