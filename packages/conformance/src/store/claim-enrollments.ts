import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

export interface Claim {
  /** Of the lease, and of the first delivery. No two claims of a test share a hundred. */
  readonly number: number;
  /** How many a head gives at most. Default 10. */
  readonly limit?: number;
}

/**
 * What a worker does: a look without locks, then locks, facts and changes in one transaction. Gives
 * the ids of the enrollments that it claimed.
 */
export const claimEnrollments = async (
  store: Store,
  { number, limit = 10 }: Claim,
): Promise<readonly string[]> => {
  const look = await store.read(async ({ queue }) => {
    const heads = await queue.readReadyHeads({ now: testTime, limit: 10, offset: 0 });
    const asked = heads.map(({ tenantId, senderId }) => ({ tenantId, senderId, limit }));
    return { heads, candidates: await queue.readCandidates({ now: testTime, heads: asked }) };
  });
  return store.transaction(async (session) => {
    const locks = await session.dispatch.lockForClaim(look);
    const all = await session.enrollments.readFacts(locks.enrollments);
    const facts = all.filter(({ enrollment }) => enrollment.deliveryId === null);
    const leaseId = testId("lease", number);
    const deliveries = facts.map((each, index) => claimed(each, number * 100 + index, leaseId));
    await session.apply({
      leases: {
        insert: [
          buildLease(number, {
            deliveries: deliveries.map(({ tenantId, id, enrollmentId }) => ({
              tenantId,
              id,
              enrollmentId,
            })),
          }),
        ],
      },
      heads: {
        update: locks.heads.map(({ tenantId, senderId, version }) =>
          buildHeadUpdate(version, {
            tenantId,
            senderId,
            handledIds: facts.map(({ enrollment }) => enrollment.id),
          }),
        ),
      },
      deliveries: { insert: deliveries },
      enrollments: {
        update: facts.map(({ enrollment }, index) => ({
          fromVersion: enrollment.version,
          row: {
            ...enrollment,
            deliveryId: testId("delivery", number * 100 + index),
            version: enrollment.version + 1,
          },
        })),
      },
    });
    return facts.map(({ enrollment }) => enrollment.id);
  });
};

const claimed = ({ enrollment }: EnrollmentFacts, number: number, leaseId: string) =>
  buildDelivery(number, {
    tenantId: enrollment.tenantId,
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    contactId: enrollment.contactId,
    senderId: enrollment.senderId,
    leaseId,
  });
