import type { PushChannel, SendOutcome } from "@outreachkit/core/plugin";

/** Of a call with several members, the first alone is repeated. */
export function halfRequestRecovered(channel: PushChannel): PushChannel {
  const called = new Set<string>();
  return {
    ...channel,
    async send(request, call) {
      const { requestKey, members } = request;
      const again = called.has(requestKey);
      called.add(requestKey);
      const going = again ? members.slice(0, 1) : members;
      const answers = await channel.send({ ...request, members: going }, call);
      if (!again) return answers;
      return members.map(
        (_, index): SendOutcome => answers[index] ?? { outcome: "uncertain", code: "left-out" },
      );
    },
  };
}
