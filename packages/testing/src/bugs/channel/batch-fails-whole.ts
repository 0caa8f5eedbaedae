import type { PushChannel } from "@outreachkit/core/plugin";

/** A channel that reports a whole call as put off because one member of it was refused. */
export function batchFailsWhole<Sending extends PushChannel>(channel: Sending): Sending {
  return {
    ...channel,
    async send(request, call) {
      const answers = await channel.send(request, call);
      const refused = answers.some(({ outcome }) => outcome === "rejected");
      if (!refused) return answers;
      return request.members.map(() => ({ outcome: "deferred", code: "batch-failed" }));
    },
  };
}
