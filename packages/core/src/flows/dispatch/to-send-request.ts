import type { SendRequest } from "../../contracts/channel.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { MessageContent } from "../../model/message-content.ts";

/** The provider call of these deliveries, from what was frozen: a repeat gives the same bytes. */
export function toSendRequest(
  members: readonly { readonly delivery: DeliveryRecord; readonly content: MessageContent }[],
): SendRequest {
  const [first] = members;
  if (!first || first.delivery.requestKey === null)
    throw new Error("A request needs a claimed member.");
  const { tenantId, senderId, requestKey, account } = first.delivery;
  return {
    tenantId,
    senderId,
    requestKey,
    ...(account !== null && { account }),
    members: members.map(({ delivery, content }) => ({
      deliveryId: delivery.id,
      kind: delivery.kind,
      envelope: JSON.parse(delivery.envelope ?? "null"),
      content,
    })),
  };
}
