import type { PushChannel, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { RecordedSend } from "./accepted-send.ts";
import { addFaults, type FaultScript } from "./add-faults.ts";
import type { FaultOptions } from "./fault-options.ts";
import { createProvider } from "./create-provider.ts";

/** A call as the engine made it and as it was answered; no answers when it ended without any. */
export interface RecordedCall {
  readonly request: SendRequest;
  readonly answers: readonly SendOutcome[] | null;
}

/** A channel whose provider is in memory: its log is the truth of what was sent. */
export interface RecordingChannel extends PushChannel, FaultScript {
  /** One entry per message that the provider really accepted, in order. */
  readonly accepted: readonly RecordedSend[];
  /** Every call, the failed ones too. */
  readonly calls: readonly RecordedCall[];
}

export interface RecordOptions extends FaultOptions {
  /** Called for each message at the moment it is accepted. */
  readonly onAccept?: (send: RecordedSend) => void;
}

/** Keeps a host channel's name, kinds, checks and promises, and replaces its I/O by a provider in memory. */
export function recordChannel(channel: PushChannel, options: RecordOptions = {}): RecordingChannel {
  const { clock, onAccept } = options;
  const provider = createProvider({
    idempotency: channel.idempotency,
    onAccept,
    now: () => (clock ? clock.now() : Date.now()),
  });
  const recorded: PushChannel = {
    ...channel,
    send: async (request) => provider.send(request),
    ...(channel.lookup && { lookup: async (request: SendRequest) => provider.lookup(request) }),
  };
  const faulty = addFaults(recorded, options);
  const calls: RecordedCall[] = [];
  return {
    ...faulty,
    accepted: provider.accepted,
    calls,
    async send(request, call) {
      const number = calls.push({ request, answers: null }) - 1;
      const answers = await faulty.send(request, call);
      calls[number] = { request, answers };
      return answers;
    },
  };
}
