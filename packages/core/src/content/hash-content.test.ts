import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageContent } from "../model/message-content.ts";
import { hashContent } from "./hash-content.ts";

const contents: fc.Arbitrary<MessageContent> = fc.record(
  {
    subject: fc.string({ unit: "binary" }),
    fallbackSubject: fc.string(),
    body: fc.string({ unit: "binary" }),
    format: fc.constantFrom("text" as const, "html" as const),
  },
  { requiredKeys: ["body", "format"] },
);

describe("hashContent", () => {
  it("never changes for the same words, so that stored approvals stay valid", () => {
    // sha256 of {"body":"Hi","format":"text","subject":"Hello"}
    expect(hashContent({ subject: "Hello", body: "Hi", format: "text" })).toBe(
      "76efe6b5ae2b372902c941cb94fe08b3483a114f7d1930160e050e05eb4a1daf",
    );
  });

  it("does not see an absent subject where there is an empty one", () => {
    expect(hashContent({ body: "x", format: "text" })).not.toBe(
      hashContent({ subject: "", body: "x", format: "text" }),
    );
  });

  it("is equal for equal content, whatever the order of its keys, and only then", () => {
    fc.assert(
      fc.property(contents, contents, (one, other) => {
        const copy = Object.fromEntries(Object.entries(one).reverse()) as unknown as MessageContent;
        expect(hashContent(copy)).toBe(hashContent(one));
        const same =
          JSON.stringify([one.subject, one.fallbackSubject, one.body, one.format]) ===
          JSON.stringify([other.subject, other.fallbackSubject, other.body, other.format]);
        expect(hashContent(one) === hashContent(other)).toBe(
          same &&
            "subject" in one === "subject" in other &&
            "fallbackSubject" in one === "fallbackSubject" in other,
        );
      }),
    );
  });

  it("tells two halves of a broken character apart", () => {
    expect(hashContent({ body: "\uD800", format: "text" })).not.toBe(
      hashContent({ body: "\uD801", format: "text" }),
    );
  });

  it("ignores properties that are not content", () => {
    const content = { body: "x", format: "text", editedBy: "ada" } as const;
    expect(hashContent(content)).toBe(hashContent({ body: "x", format: "text" }));
  });
});
