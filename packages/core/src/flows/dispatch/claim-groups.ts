import type { PushChannel } from "../../contracts/channel.ts";
import type { CapacityUnit } from "../../contracts/store/records/delivery-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import { createRequestKey } from "../../delivery/create-request-key.ts";
import type { Limit } from "../../capacity/limit.ts";
import { groupRequests } from "../../delivery/group-requests.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { claimDelivery } from "./claim-delivery.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import { toSendRequest } from "./to-send-request.ts";
import type { PlannedSend } from "./planned-send.ts";

/** Claims the deliveries of one queue, grouped into provider calls. */
export function claimGroups(
  engine: Engine,
  changes: Changes,
  options: {
    readonly going: readonly PlannedSend[];
    readonly channel: PushChannel;
    readonly sender: SenderRecord;
    /** What each of them counts against besides its own. */
    readonly shared: readonly Limit[];
    readonly leaseId: string;
  },
): readonly ClaimedRequest[] {
  const { channel, sender, leaseId } = options;
  const shared = options.shared.map(toUnit);
  const groups = groupRequests(options.going, {
    keyOf: ({ step }) => step.kind,
    batchSizeOf: () => channel.batchSize,
  });
  return groups.flatMap((group): ClaimedRequest[] => {
    const ready = group.flatMap(({ facts, step, limits }) => {
      const kind = engine.kinds.get(step.kind);
      const content = facts.message?.content;
      return kind && content ? [{ facts, step, limits, kind, content }] : [];
    });
    const requestKey = createRequestKey({ id: changes.newId(), size: ready.length });
    const members = ready.map(({ content, limits, ...member }, index) => {
      const delivery = claimDelivery(changes, {
        ...member,
        channel,
        sender,
        leaseId,
        requestKey,
        requestPosition: ready.length === 1 ? 0 : index + 1,
        capacity:
          limits.length > 0
            ? [...shared, ...limits.filter(({ adds }) => adds !== 0).map(toUnit)]
            : shared,
      });
      return { delivery, content };
    });
    if (members.length === 0) return [];
    const deliveries = members.map(({ delivery }) => delivery);
    return [{ channel, request: toSendRequest(members), deliveries }];
  });
}

/** What moves a bucket to an instant is moved back from there, and not where somebody moved it on. */
function toUnit({ scope, period, adds, cap }: Limit): CapacityUnit {
  return adds === undefined ? { scope, period } : { scope, period, count: adds, at: cap };
}
