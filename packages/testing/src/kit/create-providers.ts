import type { Channel } from "@outreachkit/core/plugin";
import type { RecordedSend } from "../channel/accepted-send.ts";
import type { FailureMode } from "../channel/failure-mode.ts";
import { recordChannel, type RecordingChannel } from "../channel/record-channel.ts";
import type { VirtualClock } from "../time/create-virtual-clock.ts";

/** The providers behind a host's channels, in memory. Every worker meets the same ones. */
export interface Providers {
  /** What all of them accepted, in order. */
  readonly log: readonly RecordedSend[];
  /** The channel with its I/O replaced; the same for the same name. */
  wrap(channel: Channel): Channel;
  /** By name; without one, the only one. */
  find(name?: string): RecordingChannel;
  failNext(mode: FailureMode): void;
}

export function createProviders(options: {
  readonly clock: VirtualClock;
  readonly onCrash: (point: string) => void;
  readonly wrapChannel?: ((channel: RecordingChannel) => Channel) | undefined;
}): Providers {
  const { clock, onCrash, wrapChannel = (channel) => channel } = options;
  const log: RecordedSend[] = [];
  const recorded = new Map<string, RecordingChannel>();
  const wrapped = new Map<string, Channel>();
  return {
    log,
    wrap(channel) {
      if (channel.mode !== "push") return channel;
      const known = wrapped.get(channel.name);
      if (known) return known;
      const onAccept = (send: RecordedSend) => void log.push(send);
      const recording = recordChannel(channel, { clock, onCrash, onAccept });
      const changed = wrapChannel(recording);
      recorded.set(channel.name, recording);
      wrapped.set(channel.name, changed);
      return changed;
    },
    find(name) {
      const found = name === undefined ? [...recorded.values()] : [recorded.get(name)];
      const [channel] = found;
      if (channel && found.length === 1) return channel;
      const names = [...recorded.keys()].join(", ") || "none";
      const wanted = name === undefined ? "Name one of several channels" : `No channel "${name}"`;
      throw new Error(`${wanted}; there are: ${names}.`);
    },
    failNext(mode) {
      for (const channel of recorded.values()) channel.failNext(mode);
    },
  };
}
