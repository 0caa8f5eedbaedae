import type { SendRequest } from "@outreachkit/core";
import type { PushChannel } from "@outreachkit/core";
import type { AcceptedMail } from "./accepted-mail.ts";

export interface ObservedChannel {
  readonly channel: PushChannel;
  /** Each mail once, in an order that repeats: files are written at the same time, ids are not made so. */
  accepted(): readonly AcceptedMail[];
}

/** Remembers what a channel accepted, so that the scripted inbox can answer it. */
export function observeChannel(channel: PushChannel, now: () => number): ObservedChannel {
  const mails = new Map<string, AcceptedMail>();
  let sorted: readonly AcceptedMail[] | undefined;
  const remember = (request: SendRequest, index: number) => {
    const member = request.members[index];
    // A repeat after a crash is the same mail.
    if (!member || mails.has(member.deliveryId)) return;
    const { deliveryId, envelope } = member;
    const at = new Date(now()).toISOString();
    const { requestKey } = request;
    mails.set(deliveryId, { deliveryId, requestKey, to: envelope.to.address, at, envelope });
    sorted = undefined;
  };
  return {
    channel: {
      ...channel,
      async send(request, options) {
        const outcomes = await channel.send(request, options);
        for (const [index, { outcome }] of outcomes.entries())
          if (outcome === "sent") remember(request, index);
        return outcomes;
      },
    },
    accepted: () =>
      (sorted ??= [...mails.values()].toSorted(
        (one, other) => compare(one.at, other.at) || compare(one.deliveryId, other.deliveryId),
      )),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
