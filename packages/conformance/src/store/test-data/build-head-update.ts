import type { HeadUpdate } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";

/** Nothing handled, nothing blocked. */
export const buildHeadUpdate = (
  fromVersion: number,
  part: Partial<HeadUpdate> = {},
): HeadUpdate => ({
  tenantId: testId("tenant"),
  senderId: testId("sender"),
  fromVersion,
  gapUntil: 0,
  nextFreeAt: 0,
  blockedBy: null,
  handledIds: [],
  handledDueAt: null,
  turnAt: 0,
  ...part,
});
