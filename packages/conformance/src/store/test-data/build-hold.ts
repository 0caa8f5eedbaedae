import type { HoldRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Of contact `number`. */
export const buildHold = (number = 1, part: Partial<HoldRecord> = {}): HoldRecord => ({
  tenantId: testId("tenant"),
  id: testId("hold", number),
  subject: "contact",
  subjectId: testId("contact", number),
  until: testTime + 1000,
  cause: "out-of-office",
  createdAt: testTime,
  ...part,
});
