import PQueue from "p-queue";
import { createTokenBucket, type TokenBucket } from "../../capacity/create-token-bucket.ts";
import type { PushChannel } from "../../contracts/channel.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";

/** The bucket of one provider account, and the line of calls that wait for its tokens. */
export interface RateGate {
  readonly bucket: TokenBucket;
  /** One after the other: who came first starts first. */
  readonly line: PQueue;
  /** False: calls may start side by side while nothing is held. */
  readonly limited: boolean;
}

/** The rates of this process. Another worker has its own: divide a rate by the number of workers. */
export interface RateLimits {
  gateOf(
    channel: PushChannel,
    request: { readonly tenantId: string; readonly senderId: string },
  ): RateGate;
}

/** Gates that nothing waits at are forgotten beyond this many. */
const KEPT_GATES = 1_000;

export function createRateLimits(monotonic: () => number): RateLimits {
  const gates = new Map<string, RateGate>();
  return {
    gateOf(channel, request) {
      const key = keyOf(channel, request);
      const known = gates.get(key);
      if (known) return known;
      if (gates.size >= KEPT_GATES) forgetIdle(gates, monotonic());
      const { rate } = channel;
      const gate: RateGate = {
        bucket: createTokenBucket({
          tokens: rate?.calls ?? Number.POSITIVE_INFINITY,
          per: rate ? durationToMilliseconds(rate.per) : 0,
        }),
        line: new PQueue({ concurrency: 1 }),
        limited: rate !== undefined,
      };
      gates.set(key, gate);
      return gate;
    },
  };
}

function keyOf(
  { name, rate }: PushChannel,
  { tenantId, senderId }: { readonly tenantId: string; readonly senderId: string },
): string {
  switch (rate?.account ?? "channel") {
    case "channel":
      return name;
    case "tenant":
      return `${name}/${tenantId}`;
    case "sender":
      return `${name}/${tenantId}/${senderId}`;
  }
}

function forgetIdle(gates: Map<string, RateGate>, now: number): void {
  for (const [key, { bucket, line }] of gates) {
    if (bucket.isFull(now) && line.size === 0 && line.pending === 0) gates.delete(key);
  }
}
