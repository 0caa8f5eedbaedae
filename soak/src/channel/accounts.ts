import type { IdempotencyDeclaration } from "@outreachkit/core/plugin";

/** What one account at the provider promises; each becomes a channel of that name. */
export interface Account {
  readonly idempotency: IdempotencyDeclaration;
  readonly batchSize: number;
  readonly lookup: boolean;
}

/**
 * One account for each way in which an uncertain request is cleared up: by the same call again, for
 * one message or a whole batch; by asking the provider; by asking a person. Twelve hours of a key are
 * six minutes on the machine's clock.
 */
export const accounts = {
  keyed: { idempotency: { scope: "message", window: { hours: 12 } }, batchSize: 1, lookup: true },
  batched: { idempotency: { scope: "request", window: { hours: 12 } }, batchSize: 5, lookup: true },
  asked: { idempotency: { scope: "none", window: {} }, batchSize: 1, lookup: true },
  blind: { idempotency: { scope: "none", window: {} }, batchSize: 1, lookup: false },
} as const satisfies { readonly [name: string]: Account };

export type AccountName = keyof typeof accounts;

export const accountNames = Object.keys(accounts) as readonly AccountName[];
