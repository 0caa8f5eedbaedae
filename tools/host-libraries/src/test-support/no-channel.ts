import type { PushChannel } from "@outreachkit/core/plugin";

/** Accepts everything and carries nothing. */
export const noChannel: PushChannel = {
  specificationVersion: "v1",
  name: "none",
  mode: "push",
  kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
  defaults: { dailyCap: 50, gap: {}, gapJitter: {} },
  messageId: "chosen",
  idempotency: { scope: "none", window: {} },
  batchSize: 1,
  timeout: { seconds: 1 },
  send: async ({ members }) => members.map(() => ({ outcome: "sent" })),
};
