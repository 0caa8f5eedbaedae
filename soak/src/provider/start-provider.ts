import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "@outreachkit/core";
import type { SendRequest } from "@outreachkit/core/plugin";
import { type AccountName, accountNames } from "../channel/accounts.ts";
import { createMemory, type ProviderMemory } from "./create-memory.ts";
import { type BehaviorScript, createScript } from "./create-script.ts";
import type { ProviderCall, ProviderMoment } from "./provider-call.ts";

/**
 * A call that has waited this long for its turn, in milliseconds of the machine, is dropped: after
 * twice the time-out the caller may ask what became of it, and the answer must stay true.
 */
const STALE = 700;

/** A provider on loopback that outlives the workers. Its own log is the truth of what was sent. */
export interface Provider extends BehaviorScript {
  readonly url: string;
  readonly memory: ProviderMemory;
  /** Calls that have reached it so far. */
  readonly calls: number;
  /** Those of them that have not ended. */
  readonly inProgress: number;
  close(): Promise<void>;
}

export interface ProviderOptions {
  /** On fast time, as the engine's. */
  readonly now: () => number;
  readonly random: Random;
  /** Of `slow`, in milliseconds of the machine. */
  readonly slowness: number;
  /**
   * Asked at each moment of each call. True: the caller died, so the call ends here without an
   * answer, and what was not accepted by then never is.
   */
  readonly interrupt: (moment: ProviderMoment, call: ProviderCall) => boolean;
}

export async function startProvider(options: ProviderOptions): Promise<Provider> {
  const memory = createMemory(options.now);
  const script = createScript(options.random);
  const seen = new Set<string>();
  const open = new Map<string, number>();
  let calls = 0;
  let inProgress = 0;

  const send = async (call: ProviderCall, response: ServerResponse): Promise<void> => {
    if (options.interrupt("received", call)) return cut(response);
    const behavior = script.decide(call);
    if (behavior === "lose") return cut(response);
    if (behavior === "defer") return answer(response, 429, {});
    if (behavior === "refuse") return answer(response, 422, {});
    if (behavior === "slow") await delay(options.slowness);
    const outcomes = memory.accept(call.account, call.worker, call.request);
    if (!outcomes) return answer(response, 409, {});
    if (options.interrupt("accepted", call) || behavior === "drop") return cut(response);
    if (behavior === "fail") return answer(response, 500, {});
    if (behavior !== "hang") return answer(response, 200, outcomes);
    await new Promise((resolve) => response.once("close", resolve));
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, account, path] = incoming.url?.split("/") ?? [];
    const request = JSON.parse(await text(incoming)) as SendRequest;
    if (!isAccount(account)) return answer(response, 404, {});
    const key = `${account}/${request.requestKey}`;
    if (path === "lookup") {
      // What is still being worked on is neither sent nor not sent.
      const unknown = request.members.map(() => ({ outcome: "unknown" }));
      return answer(response, 200, open.get(key) ? unknown : memory.lookup(account, request));
    }
    if (Date.now() - Number(incoming.headers["x-sent-at"]) > STALE) return cut(response);
    const worker = String(incoming.headers["x-worker"]);
    const call = { account, worker, request, repeated: seen.has(key) };
    seen.add(key);
    calls += 1;
    open.set(key, (open.get(key) ?? 0) + 1);
    inProgress += 1;
    try {
      await send(call, response);
    } finally {
      inProgress -= 1;
      open.set(key, (open.get(key) ?? 1) - 1);
    }
  };

  const server = createServer((incoming, response) => {
    // A caller that dies in the middle of its request has sent nothing.
    handle(incoming, response).catch(() => cut(response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...script,
    url: `http://127.0.0.1:${port}`,
    memory,
    get calls() {
      return calls;
    },
    get inProgress() {
      return inProgress;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isAccount = (name: string | undefined): name is AccountName =>
  accountNames.some((known) => known === name);

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function cut(response: ServerResponse): void {
  response.destroy();
}
