import { expect, test } from "vitest";
import { shareOut } from "./share-out.ts";

const heads = (tenantId: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ tenantId, senderId: `${tenantId}-${index}` }));

test("two tenants with a queue each get half of the look each", () => {
  const look = [...heads("a", 1), ...heads("b", 1)];
  expect(look.map(shareOut(look, 100))).toEqual([50, 50]);
});

test("a tenant's part is shared by its queues, and each is asked for one at least", () => {
  const look = [...heads("a", 19), ...heads("b", 1)];
  const share = shareOut(look, 100);
  expect(share({ tenantId: "a", senderId: "a-0" })).toBe(3);
  // Half of the look would be 50: no more is asked for than eight even shares.
  expect(share({ tenantId: "b", senderId: "b-0" })).toBe(40);
  expect(shareOut(heads("a", 250), 100)({ tenantId: "a", senderId: "a-0" })).toBe(1);
});
