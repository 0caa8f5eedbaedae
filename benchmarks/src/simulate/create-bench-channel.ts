import type { PushChannel, Random, Signal } from "@outreachkit/core";
import { scenario } from "./scenario.ts";

/** Accepts everything at once, and lets a share of the recipients answer or bounce. */
export function createBenchChannel(options: {
  readonly random: Random;
  /** Where answers go. */
  readonly inbox: Signal[];
}): PushChannel {
  const { random, inbox } = options;
  return {
    specificationVersion: "v1",
    name: "bench",
    mode: "push",
    kinds: [
      {
        kind: "email",
        addressType: "email",
        limits: { subject: 200, body: 20_000 },
        threads: true,
      },
    ],
    defaults: { dailyCap: 50, gap: { seconds: 60 }, gapJitter: { seconds: 60 } },
    messageId: "chosen",
    idempotency: { scope: "message", window: { hours: 24 } },
    batchSize: 1,
    timeout: { seconds: 30 },
    async send({ members }) {
      return members.map(({ deliveryId, envelope }) => {
        const chance = random();
        const messageIds = envelope.messageId === undefined ? [] : [envelope.messageId];
        const signal = { externalId: deliveryId, messageIds };
        if (chance < scenario.bounceRate)
          inbox.push({ ...signal, type: "bounce", severity: "hard" });
        else if (chance < scenario.bounceRate + scenario.replyRate)
          inbox.push({ ...signal, type: "reply" });
        return { outcome: "sent" as const };
      });
    },
  };
}
