import type { PushChannel } from "../../contracts/channel.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import { senderScope } from "../../capacity/sender-scope.ts";
import { createRequestKey } from "../../delivery/create-request-key.ts";
import { groupRequests } from "../../delivery/group-requests.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { claimDelivery } from "./claim-delivery.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import type { LockedHead } from "./gather-claim-facts.ts";
import { toSendRequest } from "./to-send-request.ts";
import type { PlannedSend } from "./planned-send.ts";

/** Claims the deliveries of one queue, grouped into provider calls. */
export function claimGroups(
  engine: Engine,
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly going: readonly PlannedSend[];
    readonly channel: PushChannel;
    readonly sender: SenderRecord;
    readonly leaseId: string;
  },
): readonly ClaimedRequest[] {
  const { channel, sender, leaseId, locked } = options;
  const groups = groupRequests(options.going, {
    keyOf: ({ step }) => step.kind,
    batchSizeOf: () => channel.batchSize,
  });
  return groups.flatMap((group): ClaimedRequest[] => {
    const ready = group.flatMap(({ facts, step }) => {
      const kind = engine.kinds.get(step.kind);
      const content = facts.message?.content;
      return kind && content ? [{ facts, step, kind, content }] : [];
    });
    const requestKey = createRequestKey({ id: changes.newId(), size: ready.length });
    const capacity = { scope: senderScope(sender.id), period: locked.day.period };
    const members = ready.map(({ content, ...member }, index) => {
      const delivery = claimDelivery(changes, {
        ...member,
        channel,
        sender,
        leaseId,
        requestKey,
        requestPosition: ready.length === 1 ? 0 : index + 1,
        capacity,
      });
      return { delivery, content };
    });
    if (members.length === 0) return [];
    const deliveries = members.map(({ delivery }) => delivery);
    return [{ channel, request: toSendRequest(members), deliveries }];
  });
}
