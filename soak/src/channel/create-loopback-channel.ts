import type { Duration, PushChannel, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { Marker } from "../markers/markers.ts";
import { type AccountName, accounts } from "./accounts.ts";
import { postJson } from "./post-json.ts";
import { toOutcomes } from "./to-outcomes.ts";

export interface LoopbackChannelOptions {
  readonly account: AccountName;
  /** Where the provider listens. */
  readonly url: string;
  /** Tells the provider who calls. */
  readonly worker: string;
  /** Of one call, in the engine's time. */
  readonly timeout: Duration;
  /** Called at the channel's markers. */
  readonly pass: (marker: Marker) => void;
}

/** A channel as an author would write it, to the provider of this workspace. */
export function createLoopbackChannel(options: LoopbackChannelOptions): PushChannel {
  const { account, url, worker, timeout, pass } = options;
  const { idempotency, batchSize, lookup } = accounts[account];
  const post = (path: string, request: SendRequest, signal: AbortSignal) =>
    postJson({ url: `${url}/${account}/${path}`, worker, body: request, signal });
  return {
    specificationVersion: "v1",
    name: account,
    mode: "push",
    kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
    defaults: { dailyCap: 1_000_000, gap: {}, gapJitter: {} },
    messageId: "chosen",
    idempotency,
    batchSize,
    timeout,
    async send(request, { signal }): Promise<readonly SendOutcome[]> {
      pass("call.before");
      const answer = await post("send", request, signal);
      pass("call.after");
      return toOutcomes(answer, request.members.length);
    },
    ...(lookup && {
      async lookup(request: SendRequest, { signal }: { readonly signal: AbortSignal }) {
        pass("lookup.before");
        const answer = await post("lookup", request, signal);
        pass("lookup.after");
        if (answer.type === "answered" && answer.status === 200)
          return answer.body as Awaited<ReturnType<Required<PushChannel>["lookup"]>>;
        return request.members.map(() => ({ outcome: "unknown" as const }));
      },
    }),
  };
}
