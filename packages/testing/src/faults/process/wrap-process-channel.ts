import type { PushChannel, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import { interruptCall } from "../../channel/interrupt-call.ts";
import {
  type FailureMode,
  type InterruptionMode,
  interruptions,
} from "../../channel/failure-mode.ts";
import { refusalOf } from "../../channel/refusal-of.ts";
import type { VirtualClock } from "../../time/create-virtual-clock.ts";
import type { SimulatedProvider } from "../world/create-simulated-provider.ts";
import type { SimulatedProcess } from "./create-process.ts";
import { callFaults, type CallFault, type FaultKind } from "./fault-kind.ts";

/** The provider as one simulated process reaches it. */
export function wrapProcessChannel(
  channel: PushChannel,
  options: {
    readonly process: SimulatedProcess;
    readonly provider: SimulatedProvider;
    readonly clock: VirtualClock;
    /** How the provider fails by itself. */
    readonly refuse: (request: SendRequest) => FailureMode | null;
    /** Each call, before it is made. */
    readonly onCall: (request: SendRequest) => void | Promise<void>;
  },
): PushChannel {
  const { process, provider, clock } = options;
  const plain: PushChannel = { ...channel, send: async (request) => provider.send(request) };
  return {
    ...channel,
    async send(request, call): Promise<readonly SendOutcome[]> {
      const fault = await process.before("channel.send", "call");
      await options.onCall(request);
      const own = options.refuse(request);
      const mode = isCallFault(fault) ? callFaults[fault] : own;
      const answers = mode
        ? await failCall({ channel: plain, request, call, clock, mode })
        : provider.send(request);
      await process.after("channel.send", fault);
      return answers;
    },
    ...(channel.lookup && {
      lookup: (request: SendRequest) =>
        process.step("channel.lookup", "lookup", () => provider.lookup(request)),
    }),
  };
}

async function failCall(options: {
  readonly channel: PushChannel;
  readonly request: SendRequest;
  readonly call: { readonly signal: AbortSignal };
  readonly clock: VirtualClock;
  readonly mode: FailureMode;
}): Promise<readonly SendOutcome[]> {
  const { mode } = options;
  if (isInterruption(mode)) return await interruptCall({ ...options, mode });
  return options.request.members.map(() => refusalOf(mode));
}

function isInterruption(mode: FailureMode): mode is InterruptionMode {
  return typeof mode === "string" && Object.hasOwn(interruptions, mode);
}

function isCallFault(fault: FaultKind | null): fault is CallFault {
  return fault !== null && Object.hasOwn(callFaults, fault);
}
