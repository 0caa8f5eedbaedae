import type {
  AddressType,
  MessageKind,
  PushChannel,
  SendMember,
  SendRequest,
} from "@outreachkit/core/plugin";

export interface RequestWishes {
  /** Default 1. */
  readonly members?: number;
  /** Default: the channel's first. */
  readonly kind?: MessageKind;
  /** Changes each member before the request is frozen. */
  readonly change?: (member: SendMember) => SendMember;
}

const addresses: Readonly<Record<AddressType, (number: number) => string>> = {
  email: (number) => `recipient-${number}@recipient.example`,
  phone: (number) => `+1500555${String(number).padStart(4, "0")}`,
  linkedin: (number) => `https://www.linkedin.com/in/recipient-${number}`,
};

/**
 * Makes requests as the engine makes them: frozen, a new key and new recipients each time. The keys
 * are random, so that a provider that remembers the ones of an earlier run is no trouble.
 */
export function createRequestFactory(
  channel: PushChannel,
): (wishes?: RequestWishes) => SendRequest {
  let number = 0;
  return ({ members = 1, kind = channel.kinds[0], change = unchanged } = {}) => {
    if (!kind) throw new Error(`The channel "${channel.name}" declares no kind.`);
    return deepFreeze({
      tenantId: crypto.randomUUID(),
      senderId: crypto.randomUUID(),
      requestKey: crypto.randomUUID(),
      members: Array.from({ length: members }, () => {
        number += 1;
        return change(createMember(channel, kind, number));
      }),
    });
  };
}

function unchanged(member: SendMember): SendMember {
  return member;
}

function createMember(channel: PushChannel, kind: MessageKind, number: number): SendMember {
  // The form of a UUIDv7 of 2026-03-02T09:00:00Z.
  const deliveryId = `019cadc6-9a80-7${crypto.randomUUID().slice(15)}`;
  const address = addresses[kind.addressType];
  return {
    deliveryId,
    kind: kind.kind,
    envelope: {
      from: { name: "Ada Lovelace", address: address(0) },
      to: { name: `Recipient ${number}`, address: address(number) },
      date: "2026-03-02T09:00:00.000Z",
      ...(kind.threads && { subject: `About ${number}` }),
      ...(kind.threads &&
        channel.messageId === "chosen" && { messageId: `<${deliveryId}@sender.example>` }),
      ...(kind.addressType === "email" && {
        listUnsubscribe: "<mailto:ada@sender.example?subject=unsubscribe>",
      }),
    },
    content: { body: `Words of message ${number}.`, format: "text" },
  };
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const field of Object.values(value)) {
    if (typeof field === "object" && field !== null) deepFreeze(field);
  }
  return Object.freeze(value);
}
