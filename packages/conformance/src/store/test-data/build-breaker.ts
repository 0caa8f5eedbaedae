import type { BreakerRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Of sender `number`, open. */
export const buildBreaker = (number = 1, part: Partial<BreakerRecord> = {}): BreakerRecord => ({
  tenantId: testId("tenant"),
  id: testId("breaker", number),
  scope: `sender:${testId("sender", number)}`,
  state: "open",
  since: testTime - 5_000,
  until: testTime + 86_400_000,
  missingSends: 0,
  warnedAt: testTime - 2_000,
  complaints: [testTime - 4_000, testTime - 3_000],
  version: 1,
  createdAt: testTime - 9_000,
  ...part,
});
