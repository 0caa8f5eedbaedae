import type { HeadRecord, Store } from "@outreachkit/core/plugin";
import { testId } from "./test-data/test-id.ts";

/** The head of the tenant's first sender, or of another queue. */
export const readHead = async (
  store: Store,
  senderId: string = testId("sender"),
): Promise<HeadRecord> => {
  const head = await store.read(({ enrollments }) =>
    enrollments.readHead({ tenantId: testId("tenant"), senderId }),
  );
  if (!head) throw new Error(`The queue of ${senderId} has no head.`);
  return head;
};
