import type { MessageRevisionRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildMessageRevision = (
  revision: number,
  part: Partial<MessageRevisionRecord> = {},
): MessageRevisionRecord => ({
  tenantId: testId("tenant"),
  messageId: testId("message"),
  revision,
  content: { body: `Words of revision ${revision}`, format: "html" },
  contentHash: `revision-hash-${revision}`,
  author: { type: "generator", id: "template" },
  createdAt: testTime,
  ...part,
});
