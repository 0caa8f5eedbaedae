import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashSuppressedValue } from "./hash-suppressed-value.ts";

describe("hashSuppressedValue", () => {
  test("is HMAC-SHA-256 over type and value, as any other implementation computes it", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom("address" as const, "domain" as const),
        fc.string(),
        (key, type, value) => {
          const expected = createHmac("sha256", key).update(`${type}:${value}`).digest("hex");
          expect(hashSuppressedValue(key, type, value)).toBe(expected);
        },
      ),
    );
  });

  test("tells keys, types and values apart", () => {
    const hashes = [
      hashSuppressedValue("k", "address", "acme.example"),
      hashSuppressedValue("k", "domain", "acme.example"),
      hashSuppressedValue("other", "domain", "acme.example"),
      hashSuppressedValue("k", "domain", "acme.test"),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});
