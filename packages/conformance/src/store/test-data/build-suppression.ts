import type { SuppressionRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Of the address of contact `number`. */
export const buildSuppression = (
  number = 1,
  part: Partial<SuppressionRecord> = {},
): SuppressionRecord => ({
  tenantId: testId("tenant"),
  id: testId("suppression", number),
  type: "address",
  hash: `address-hash-${number}`,
  value: `person-${number}@company.example`,
  reason: "unsubscribed",
  createdAt: testTime,
  ...part,
});
