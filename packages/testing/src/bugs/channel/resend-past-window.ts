import type { PushChannel } from "@outreachkit/core/plugin";

/** A channel that declares a longer memory than its provider has, so that a key is trusted for ever. */
export const resendPastWindow = (channel: PushChannel): PushChannel => ({
  ...channel,
  idempotency: { ...channel.idempotency, window: { days: 3_650 } },
});
