import { canonicalJson } from "@outreachkit/core";
import {
  durationToMilliseconds,
  type LookupOutcome,
  type SendOutcome,
  type SendRequest,
} from "@outreachkit/core/plugin";
import { type AcceptedSend, hashSentContent } from "@outreachkit/testing";
import { type AccountName, accounts } from "../channel/accounts.ts";

/** An accepted message, with what the provider itself can see of it. */
export interface LoggedSend extends Required<AcceptedSend> {
  readonly account: AccountName;
  readonly worker: string;
}

/** What the provider accepted and which keys it remembers: the truth of a run. */
export interface ProviderMemory {
  readonly accepted: readonly LoggedSend[];
  /** Calls that came with a key it knew and with other content. */
  readonly mismatches: readonly string[];
  /** Calls that were answered from memory. */
  readonly replays: number;
  /** Accepts, or answers as it did before; null for a known key with another payload. */
  accept(account: AccountName, worker: string, request: SendRequest): readonly SendOutcome[] | null;
  lookup(account: AccountName, request: SendRequest): readonly LookupOutcome[];
}

interface RememberedKey {
  readonly payload: string;
  readonly at: number;
  readonly answers: readonly SendOutcome[];
}

export function createMemory(now: () => number): ProviderMemory {
  const accepted: LoggedSend[] = [];
  const mismatches: string[] = [];
  const keys = new Map<string, RememberedKey>();
  let replays = 0;
  const write = (account: AccountName, worker: string, request: SendRequest) => {
    const at = new Date(now()).toISOString();
    return request.members.map(({ deliveryId, envelope, content }): SendOutcome => {
      const number = accepted.push({
        account,
        worker,
        tenantId: request.tenantId,
        requestKey: request.requestKey,
        deliveryId,
        to: envelope.to.address,
        contentHash: hashSentContent(content),
        at,
      });
      return { outcome: "sent", providerMessageId: `loopback-${number}`, at };
    });
  };
  return {
    accepted,
    mismatches,
    get replays() {
      return replays;
    },
    accept(account, worker, request) {
      const { scope, window } = accounts[account].idempotency;
      if (scope === "none") return write(account, worker, request);
      const key = `${account}/${request.tenantId}/${request.requestKey}`;
      const payload = canonicalJson(request.members);
      const known = keys.get(key);
      if (known && now() - known.at < durationToMilliseconds(window)) {
        if (known.payload === payload) {
          replays += 1;
          return known.answers;
        }
        mismatches.push(key);
        return null;
      }
      const answers = write(account, worker, request);
      keys.set(key, { payload, at: now(), answers });
      return answers;
    },
    lookup: (account, { requestKey, members }) =>
      members.map(({ deliveryId }): LookupOutcome => {
        const found = accepted.find(
          (send) =>
            send.account === account &&
            send.deliveryId === deliveryId &&
            send.requestKey === requestKey,
        );
        return found ? { outcome: "sent", at: found.at } : { outcome: "not-sent" };
      }),
  };
}
