import { describe, expect, test } from "vitest";
import { isTimeZone } from "./is-time-zone.ts";

describe("isTimeZone", () => {
  test.each(["UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Calcutta", "america/new_york"])(
    "accepts %s, whether or not the runtime lists it",
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  test.each(["", "Mars/Olympus", "Pacific Time", "Berlin", "Europe/Berlin "])(
    "refuses %j",
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});
