import { describe, expect, test } from "vitest";
import { contactStatuses, emailConfidences, tiers } from "./contact-vocabulary.ts";
import { entityTypes, eventTypes } from "./event-types.ts";
import { skipReasons, stopReasons, waitingReasons } from "./reasons.ts";

describe("closed lists", () => {
  test.each([
    ["waiting reasons", waitingReasons],
    ["stop reasons", stopReasons],
    ["skip reasons", skipReasons],
    ["event types", eventTypes],
    ["entity types", entityTypes],
    ["contact statuses", contactStatuses],
    ["address confidences", emailConfidences],
    ["tiers", tiers],
  ])("of %s repeat nothing and are spelled alike", (_, list: readonly string[]) => {
    expect(new Set(list).size).toBe(list.length);
    for (const word of list) expect(word).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test("hold the reasons that SEMANTICS section 5 lists, and no other", () => {
    expect([waitingReasons.length, stopReasons.length, skipReasons.length]).toEqual([35, 12, 8]);
  });
});
