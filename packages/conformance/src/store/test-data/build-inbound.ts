import type { InboundRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Matched nothing. */
export const buildInbound = (number = 1, part: Partial<InboundRecord> = {}): InboundRecord => ({
  tenantId: testId("tenant"),
  id: testId("inbound", number),
  externalId: `signal-${number}`,
  type: "reply",
  data: { text: "Ja, gern 🙂", headers: { "auto-submitted": "no" } },
  contactId: null,
  enrollmentId: null,
  deliveryId: null,
  occurredAt: testTime,
  receivedAt: testTime + 5,
  ...part,
});
