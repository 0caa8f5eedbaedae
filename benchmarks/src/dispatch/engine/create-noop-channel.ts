import type { PushChannel } from "@outreachkit/core";

/**
 * Accepts at once and does nothing, one message a call, as most providers are called. No gap and no
 * cap that is ever met, unless `gap` (seconds) asks for one.
 */
export function createNoopChannel(options: {
  readonly gap: number;
  readonly onSent: () => void;
}): PushChannel {
  const { gap, onSent } = options;
  return {
    specificationVersion: "v1",
    name: "noop",
    mode: "push",
    kinds: [
      {
        kind: "email",
        addressType: "email",
        limits: { subject: 200, body: 20_000 },
        threads: true,
      },
    ],
    defaults: { dailyCap: 1_000_000_000, gap: { seconds: gap }, gapJitter: { seconds: 0 } },
    messageId: "chosen",
    idempotency: { scope: "message", window: { hours: 24 } },
    batchSize: 1,
    timeout: { seconds: 30 },
    async send({ members }) {
      for (const _ of members) onSent();
      return members.map(() => ({ outcome: "sent" as const }));
    },
  };
}
