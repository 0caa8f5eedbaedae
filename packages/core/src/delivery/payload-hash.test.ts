import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { payloadHash } from "./payload-hash.ts";

describe("payloadHash", () => {
  test("is SHA-256 over the content hash and the bytes of the envelope", () => {
    const envelope = '{"subject":"Grüße 🦊"}';
    const expected = createHash("sha256").update(`abc\n${envelope}`, "utf8").digest("hex");
    expect(payloadHash(envelope, "abc")).toBe(expected);
  });

  test("changes with either part", () => {
    const hashes = [payloadHash("{}", "a"), payloadHash("{ }", "a"), payloadHash("{}", "b")];
    expect(new Set(hashes).size).toBe(3);
  });
});
