import type { Channel } from "@outreachkit/core/plugin";
import type { CrashableStore } from "../crash/create-crashable-store.ts";
import { WorkerCrash } from "../crash/worker-crash.ts";

/** A worker that died with calls still to make makes none of them. */
export function silenceTheDead(channel: Channel, process: CrashableStore): Channel {
  if (channel.mode !== "push") return channel;
  return {
    ...channel,
    async send(request, call) {
      if (process.dead) throw new WorkerCrash("before this call");
      return await channel.send(request, call);
    },
  };
}
