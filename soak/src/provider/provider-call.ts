import type { SendRequest } from "@outreachkit/core/plugin";
import type { AccountName } from "../channel/accounts.ts";

/** One call as it reached the provider. */
export interface ProviderCall {
  readonly account: AccountName;
  /** The process that made it. */
  readonly worker: string;
  readonly request: SendRequest;
  /** A request with this key has reached the provider before. */
  readonly repeated: boolean;
}

/** A moment inside a call. */
export type ProviderMoment = "received" | "accepted";
