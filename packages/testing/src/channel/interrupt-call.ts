import {
  durationToMilliseconds,
  type PushChannel,
  type SendOutcome,
  type SendRequest,
} from "@outreachkit/core/plugin";
import { WorkerCrash } from "../crash/worker-crash.ts";
import type { FaultOptions } from "./fault-options.ts";
import { type InterruptionMode, interruptions } from "./failure-mode.ts";

/** Calls the provider or not, and then ends without a clear answer. */
export async function interruptCall(
  options: FaultOptions & {
    readonly channel: PushChannel;
    readonly request: SendRequest;
    readonly call: { readonly signal: AbortSignal };
    readonly mode: InterruptionMode;
  },
): Promise<readonly SendOutcome[]> {
  const { channel, request, call, mode } = options;
  const { accepts, ends } = interruptions[mode];
  const answers = accepts ? await channel.send(request, call) : [];
  switch (ends) {
    case "uncertain":
      return request.members.map(() => ({ outcome: "uncertain", code: "scripted" }));
    case "throws":
      throw new Error(`A scripted failure: ${mode}.`);
    case "crashes":
      options.onCrash?.(mode);
      throw new WorkerCrash(`at ${mode}`);
    case "too-few":
      return answers.slice(1);
    case "too-many":
      return [...answers, { outcome: "sent" }];
    case "hangs":
      return await hang(options);
  }
}

/** Lets the caller's time-out pass, and answers too late. */
async function hang({
  channel,
  call,
  clock,
}: FaultOptions & {
  readonly channel: PushChannel;
  readonly call: { readonly signal: AbortSignal };
}): Promise<readonly SendOutcome[]> {
  clock?.advanceTo(clock.now() + durationToMilliseconds(channel.timeout));
  if (!call.signal.aborted) {
    await new Promise<void>((resolve) =>
      call.signal.addEventListener("abort", () => resolve(), { once: true }),
    );
  }
  return [];
}
