import fc from "fast-check";
import { expect, test } from "vitest";
import { createRequestKey } from "./create-request-key.ts";
import { readRequestSize } from "./read-request-size.ts";

test("a key tells how many members its call had, and stays under 64 characters", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 10_000 }), (id, size) => {
      const key = createRequestKey({ id, size });
      expect(readRequestSize(key)).toBe(size);
      expect(key.startsWith(id)).toBe(true);
      expect(key.length).toBeLessThanOrEqual(64);
    }),
  );
});
