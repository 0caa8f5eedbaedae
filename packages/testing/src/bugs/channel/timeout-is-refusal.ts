import type { PushChannel } from "@outreachkit/core/plugin";

/** A channel that takes a lost answer for a message that did not go. */
export function timeoutIsRefusal<Sending extends PushChannel>(channel: Sending): Sending {
  return {
    ...channel,
    async send(request, call) {
      const answers = await channel.send(request, call);
      return answers.map((answer) =>
        answer.outcome === "uncertain" ? { outcome: "deferred", code: answer.code } : answer,
      );
    },
  };
}
