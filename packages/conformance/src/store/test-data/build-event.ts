import type { EventRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Event `number`, version `number` of the contact. */
export const buildEvent = (number = 1, part: Partial<EventRecord> = {}): EventRecord => ({
  tenantId: testId("tenant"),
  id: testId("event", number),
  type: "contact-updated",
  entity: "contact",
  entityId: testId("contact"),
  version: number,
  at: testTime + number,
  actor: { type: "user", id: "user-1" },
  data: { fields: ["title"], count: number, none: null },
  ...part,
});
