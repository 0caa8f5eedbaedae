import { describe, expect, it } from "vitest";
import { nameFile } from "./name-file.ts";

const request = { tenantId: "tenant-1", requestKey: "key-1" };
const deliveryId = "019cadc6-9a80-7000-8000-000000000001";

describe("nameFile", () => {
  it("starts with the time in the delivery's id, so that names sort", () => {
    expect(nameFile(request, { deliveryId })).toMatch(
      /^2026-03-02T09-00-00\.000Z-019cadc6-9a80-7000-8000-000000000001-[0-9a-f]{16}\.eml$/,
    );
  });

  it("differs by tenant, key and delivery", () => {
    const other = "019cadc6-9a80-7000-8000-000000000002";
    const names = [
      nameFile(request, { deliveryId }),
      nameFile({ ...request, tenantId: "tenant-2" }, { deliveryId }),
      nameFile({ ...request, requestKey: "key-2" }, { deliveryId }),
      nameFile(request, { deliveryId: other }),
    ];
    expect(new Set(names).size).toBe(4);
  });

  it("also differs on a file system that takes A for a", () => {
    const names = ["a", "A"].map((id) => nameFile(request, { deliveryId: id }).toLowerCase());
    expect(names[0]).not.toBe(names[1]);
  });

  it.each(["../../etc/passwd", "a/b", "a\\b", "C:x", "nul\0", "", "x".repeat(300), ".hidden"])(
    "lets an id of another form lead nowhere: %j",
    (id) => {
      expect(nameFile(request, { deliveryId: id })).toMatch(/^[0-9a-f]{16}\.eml$/);
    },
  );
});
