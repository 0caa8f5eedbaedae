import type { MessageRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** The message of enrollment `number`'s step `hook`, approved. */
export const buildMessage = (number = 1, part: Partial<MessageRecord> = {}): MessageRecord => ({
  tenantId: testId("tenant"),
  id: testId("message", number),
  enrollmentId: testId("enrollment", number),
  campaignId: testId("campaign"),
  contactId: testId("contact", number),
  stepKey: "hook",
  kind: "email",
  generation: "generated",
  generationAttempts: 2,
  generationError: null,
  approval: "approved",
  content: { subject: "About “Ünï”", body: 'Hello "Zoë"\n\\o/ 🦊', format: "text" },
  contentHash: `content-hash-${number}`,
  checks: {
    scores: { limits: 100, personalization: 51 },
    findings: [{ check: "limits", severity: "warning", code: "long", message: "It is long." }],
  },
  variant: null,
  choice: null,
  decidedBy: { type: "user", id: "user-1" },
  decidedAt: testTime - 500,
  revision: 4,
  version: 1,
  createdAt: testTime - 800,
  ...part,
});
