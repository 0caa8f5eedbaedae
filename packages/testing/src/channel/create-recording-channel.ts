import type {
  ChannelDefaults,
  IdempotencyDeclaration,
  MessageKind,
  PushChannel,
} from "@outreachkit/core/plugin";
import { recordChannel, type RecordingChannel, type RecordOptions } from "./record-channel.ts";

export interface RecordingChannelOptions extends RecordOptions {
  /** Default `recording`. */
  readonly name?: string;
  /** Default one kind, `email`. */
  readonly kinds?: readonly MessageKind[];
  /** Default 50 a day, without a gap. */
  readonly defaults?: ChannelDefaults;
  /** Default: the key protects one message, for 24 hours. */
  readonly idempotency?: IdempotencyDeclaration;
  /** Default 1. */
  readonly batchSize?: number;
  /** Whether the provider can be asked about an uncertain request. Default false. */
  readonly lookup?: boolean;
}

const email: MessageKind = {
  kind: "email",
  addressType: "email",
  limits: { subject: 200, body: 20_000 },
  threads: true,
};

/** A push channel in memory, for tests of hosts that bring no channel of their own. */
export function createRecordingChannel(options: RecordingChannelOptions = {}): RecordingChannel {
  const {
    name = "recording",
    kinds = [email],
    defaults = { dailyCap: 50, gap: {}, gapJitter: {} },
    idempotency = { scope: "message", window: { hours: 24 } },
    batchSize = 1,
    lookup = false,
  } = options;
  const channel: PushChannel = {
    specificationVersion: "v1",
    name,
    mode: "push",
    kinds,
    defaults,
    idempotency,
    batchSize,
    messageId: "chosen",
    timeout: { seconds: 30 },
    send: async () => [],
    ...(lookup && { lookup: async () => [] }),
  };
  return recordChannel(channel, options);
}
