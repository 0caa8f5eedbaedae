import fc from "fast-check";
import { expect, test } from "vitest";
import type { Step } from "../../model/campaign-definition.ts";
import { assignVariants } from "./assign-variants.ts";

const content = { body: "Hello" };
const variants = [
  { key: "a", weight: 1, content },
  { key: "b", weight: 3, content },
];
const steps: readonly Step[] = [
  { key: "hook", kind: "email", variants },
  { key: "plain", kind: "email", content },
];
const version = { id: "version", campaignId: "campaign", steps };

test("the same contact draws the same in the same version, and only where there is a choice", () => {
  fc.assert(
    fc.property(fc.uuid(), (contactId) => {
      const drawn = assignVariants(version, { contactId: contactId, channel: null });
      expect(Object.keys(drawn)).toEqual(["hook"]);
      expect(["a", "b"]).toContain(drawn["hook"]);
      expect(assignVariants(version, { contactId: contactId, channel: null })).toEqual(drawn);
    }),
    { numRuns: 1_000 },
  );
});

test("each variant gets its share", () => {
  const drawn = Array.from(
    { length: 10_000 },
    (_, index) => assignVariants(version, { contactId: `contact-${index}`, channel: null })["hook"],
  );
  const share = drawn.filter((key) => key === "b").length / drawn.length;
  // Three standard deviations of 10,000 draws.
  expect(Math.abs(share - 0.75)).toBeLessThan(0.013);
});
