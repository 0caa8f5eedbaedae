import type { PushChannel } from "@outreachkit/core/plugin";

/** A channel that promises protection and never gives its provider the key. */
export function resendWithoutKey<Sending extends PushChannel>(channel: Sending): Sending {
  let calls = 0;
  return {
    ...channel,
    send(request, call) {
      calls += 1;
      return channel.send({ ...request, requestKey: `call-${calls}` }, call);
    },
  };
}
