import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId } from "../model/is-id.ts";
import { tenantIdOfKey } from "./tenant-id-of-key.ts";

/** UUIDv5 by hand (RFC 9562 section 5.5). */
function expectedId(key: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from("4d1b1c622f0e4d0a9d525f3c7b8a1e10", "hex"))
    .update(key, "utf8")
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

describe("tenantIdOfKey", () => {
  test("derives the same id in every process, for any key of the host", () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(tenantIdOfKey(key)).toBe(expectedId(key));
        expect(isId(tenantIdOfKey(key))).toBe(true);
      }),
    );
  });

  test("never changes: rows are stored under it", () => {
    expect(tenantIdOfKey("acme")).toBe("215cb544-4e00-521f-b9f5-ae0975acea81");
    expect(tenantIdOfKey("acme")).not.toBe(tenantIdOfKey("Acme"));
  });
});
