import type { LeaseRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildLease = (number = 1, part: Partial<LeaseRecord> = {}): LeaseRecord => ({
  id: testId("lease", number),
  worker: `worker-${number}`,
  until: testTime + 60_000,
  createdAt: testTime,
  deliveries: [],
  ...part,
});
