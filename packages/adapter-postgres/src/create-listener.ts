import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { WakeUpListener } from "@outreachkit/core/plugin";
import type { ListenConnection } from "./listen-connection.ts";
import type { PostgresClient } from "./postgres-pool.ts";

const firstBackoff = 250;
const longestBackoff = 30_000;

const longestStop = 1_000;

export interface ListenerOptions {
  readonly channel: string;
  /** A connection of its own, held as long as anybody listens. */
  readonly open: () => Promise<ListenConnection>;
  /** The way that producers take, for the question whether notifications arrive at all. */
  readonly notifier: () => PostgresClient;
  /** Milliseconds that our own notification may take to come back. Default 5,000. */
  readonly longestEcho?: number;
}

/**
 * Listens on one connection and opens it again, more and more slowly, whenever it breaks. Behind a
 * pooler that gives a connection per transaction `LISTEN` succeeds and hears nothing, so it first
 * listens for a notification of its own.
 */
export const createListener =
  ({ channel, open, notifier, longestEcho = 5_000 }: ListenerOptions) =>
  (listener: WakeUpListener): (() => Promise<void>) => {
    const stop = new AbortController();
    const { signal } = stop;
    const change = (to: Parameters<NonNullable<WakeUpListener["onStateChange"]>>[0]) => {
      if (!signal.aborted) listener.onStateChange?.(to);
    };

    const listenOnce = async (): Promise<"stopped" | "lost" | "no-answer"> => {
      const connection = await open();
      try {
        const token = randomUUID();
        const { promise: echo, resolve: hearEcho } = Promise.withResolvers<true>();
        connection.onNotification((message) => {
          if (message.channel !== channel) return;
          if (message.payload === token) hearEcho(true);
          // Whoever probes says nothing to anybody else.
          if (!message.payload) listener.onWake();
        });
        await connection.query({ text: `listen ${channel}` });
        await notifier().query({ text: "select pg_notify($1, $2)", values: [channel, token] });
        const heard = await Promise.race([echo, connection.ended, waitFor(longestEcho, signal)]);
        if (signal.aborted) return "stopped";
        if (heard !== true) return (await isOver(connection.ended)) ? "lost" : "no-answer";
        change({ state: "listening" });
        // What was committed while nobody listened.
        listener.onWake();
        await Promise.race([connection.ended, aborted(signal)]);
        return signal.aborted ? "stopped" : "lost";
      } finally {
        await connection.close();
      }
    };

    const run = async (): Promise<void> => {
      let failures = 0;
      while (!signal.aborted) {
        const started = performance.now();
        const { outcome, error } = await listenOnce().then(
          (ended) => ({ outcome: ended, error: undefined }),
          (reason: unknown) => ({ outcome: "lost" as const, error: reason }),
        );
        if (outcome === "no-answer") return change({ state: "unavailable", reason: "no-answer" });
        if (signal.aborted) return;
        if (performance.now() - started > longestBackoff) failures = 0;
        // One report for an outage, however often it fails to end.
        if (failures === 0) change({ state: "lost", ...(error !== undefined && { error }) });
        const backoff = Math.min(firstBackoff * 2 ** failures, longestBackoff);
        failures += 1;
        await waitFor(backoff * (0.5 + Math.random() / 2), signal);
      }
    };

    const running = run();
    return async () => {
      stop.abort();
      // A server that does not answer must not hold up whoever stops.
      const bound = new AbortController();
      await Promise.race([running, waitFor(longestStop, bound.signal)]);
      bound.abort();
    };
  };

const waitFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

const isOver = (ended: Promise<void>): Promise<boolean> =>
  Promise.race([ended.then(() => true), Promise.resolve(false)]);
