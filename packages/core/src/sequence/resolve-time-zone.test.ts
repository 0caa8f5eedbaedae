import { describe, expect, test } from "vitest";
import { countryTimeZones } from "./country-time-zones.ts";
import { findGeographicTimeZone } from "./find-geographic-time-zone.ts";
import { isTimeZone } from "./is-time-zone.ts";
import { regionTimeZones } from "./region-time-zones.ts";
import { resolveTimeZone } from "./resolve-time-zone.ts";

const everything = {
  contact: { timeZone: "Asia/Tokyo", country: "DE" },
  schedule: { timeZone: "Europe/Paris", useSenderZone: true },
  senderTimeZone: "America/Chicago",
  tenantTimeZone: "Europe/London",
};

describe("resolveTimeZone", () => {
  test("goes down the rungs in order and names the one it used", () => {
    const { senderTimeZone, tenantTimeZone } = everything;
    const rest = { senderTimeZone, tenantTimeZone };
    expect(resolveTimeZone(everything)).toEqual({ timeZone: "Asia/Tokyo", source: "contact" });
    expect(resolveTimeZone({ ...everything, contact: { country: "DE" } })).toEqual({
      timeZone: "Europe/Berlin",
      source: "geography",
    });
    expect(resolveTimeZone({ ...everything, contact: {} })).toEqual({
      timeZone: "America/Chicago",
      source: "sender",
    });
    expect(
      resolveTimeZone({ contact: {}, schedule: { timeZone: "Europe/Paris" }, ...rest }),
    ).toEqual({
      timeZone: "Europe/Paris",
      source: "schedule",
    });
    expect(resolveTimeZone({ contact: {}, schedule: {}, ...rest })).toEqual({
      timeZone: "Europe/London",
      source: "tenant",
    });
  });

  test("asks the sender only when the schedule says so, and only when the sender has a zone", () => {
    const { senderTimeZone } = everything;
    expect(resolveTimeZone({ contact: {}, schedule: {}, senderTimeZone })).toBeNull();
    expect(resolveTimeZone({ contact: {}, schedule: { useSenderZone: true } })).toBeNull();
  });

  test("is null when no rung knows, never UTC", () => {
    expect(
      resolveTimeZone({ contact: { country: "US", timeZone: null }, schedule: {} }),
    ).toBeNull();
    expect(
      resolveTimeZone({ contact: { timeZone: "" }, schedule: {}, tenantTimeZone: "" }),
    ).toBeNull();
  });
});

describe("findGeographicTimeZone", () => {
  test.each([
    ["DE", undefined, "Europe/Berlin"],
    ["de", "BY", "Europe/Berlin"],
    ["GB", undefined, "Europe/London"],
    ["IN", undefined, "Asia/Kolkata"],
    ["NP", undefined, "Asia/Kathmandu"],
    ["CN", undefined, "Asia/Shanghai"],
    ["US", "CA", "America/Los_Angeles"],
    ["us", "us-ny", "America/New_York"],
    ["US", "AZ", "America/Phoenix"],
    ["CA", "CA-ON", "America/Toronto"],
    ["AU", "QLD", "Australia/Brisbane"],
    ["BR", "SP", "America/Sao_Paulo"],
  ])("knows %s %s", (country, region, expected) => {
    expect(findGeographicTimeZone({ country, region })).toBe(expected);
  });

  test.each([
    ["US", undefined],
    ["US", "XX"],
    ["US", "CA-ON"],
    ["ES", undefined],
    ["RU", undefined],
    ["XX", undefined],
    ["Germany", undefined],
    [undefined, "CA"],
    ["constructor", undefined],
    ["US", "constructor"],
  ])("does not guess for %s %s", (country, region) => {
    expect(findGeographicTimeZone({ country, region })).toBeNull();
  });
});

describe("the tables of countries and regions", () => {
  test("name zones that this runtime knows", () => {
    const regional = Object.values(regionTimeZones).flatMap((regions) => Object.values(regions));
    const named = new Set([...Object.values(countryTimeZones), ...regional]);
    expect([...named].filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  test("leave out countries whose people live in several zones", () => {
    const divided = ["AU", "BR", "CA", "CD", "CL", "EC", "ES", "FM", "GL", "ID", "KI", "MN", "MX"];
    divided.push("NZ", "PF", "PG", "PT", "RU", "UM", "US", "AQ");
    expect(divided.filter((country) => country in countryTimeZones)).toEqual([]);
  });

  test("cover every state, province and territory they claim to", () => {
    const sizes = Object.entries(regionTimeZones).map(([code, regions]) => [
      code,
      Object.keys(regions).length,
    ]);
    // US: 50 states, DC and five territories.
    expect(Object.fromEntries(sizes)).toEqual({ AU: 8, BR: 27, CA: 13, US: 56 });
  });
});
