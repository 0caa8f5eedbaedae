import { canonicalJson } from "@outreachkit/core";
import {
  durationToMilliseconds,
  type IdempotencyDeclaration,
  type LookupOutcome,
  type SendOutcome,
  type SendRequest,
} from "@outreachkit/core/plugin";
import type { RecordedSend } from "./accepted-send.ts";
import { hashSentContent } from "./hash-sent-content.ts";

/** A provider in memory: what it accepted, and the keys it remembers. */
export interface Provider {
  readonly accepted: readonly RecordedSend[];
  send(request: SendRequest): readonly SendOutcome[];
  lookup(request: SendRequest): readonly LookupOutcome[];
}

interface RememberedKey {
  readonly payload: string;
  readonly at: number;
  readonly answers: readonly SendOutcome[];
}

/**
 * Accepts everything. A known key with the same payload gets the first answer again and accepts
 * nothing; with another payload it is refused; after the window the key means nothing.
 */
export function createProvider(options: {
  readonly idempotency: IdempotencyDeclaration;
  readonly now: () => number;
  readonly onAccept?: ((send: RecordedSend) => void) | undefined;
}): Provider {
  const { idempotency, now } = options;
  const accepted: RecordedSend[] = [];
  const keys = new Map<string, RememberedKey>();
  const window = durationToMilliseconds(idempotency.window);
  const remembered = (request: SendRequest) => {
    const known = keys.get(`${request.tenantId}/${request.requestKey}`);
    return known && now() - known.at < window ? known : undefined;
  };
  const accept = (request: SendRequest): readonly SendOutcome[] => {
    const at = new Date(now()).toISOString();
    const { tenantId, senderId, requestKey } = request;
    return request.members.map(({ deliveryId, kind, envelope, content }) => {
      const providerMessageId = `provider-${accepted.length + 1}`;
      const send: RecordedSend = {
        tenantId,
        senderId,
        requestKey,
        deliveryId,
        kind,
        envelope,
        content,
        providerMessageId,
        to: envelope.to.address,
        contentHash: hashSentContent(content),
        at,
      };
      accepted.push(send);
      options.onAccept?.(send);
      return { outcome: "sent", providerMessageId, at };
    });
  };
  return {
    accepted,
    send(request) {
      const protects =
        idempotency.scope === "request" ||
        (idempotency.scope === "message" && request.members.length === 1);
      if (!protects) return accept(request);
      const payload = canonicalJson(request.members);
      const known = remembered(request);
      if (known?.payload === payload) return known.answers;
      if (known)
        return request.members.map(() => ({ outcome: "rejected", code: "idempotency-mismatch" }));
      const answers = accept(request);
      keys.set(`${request.tenantId}/${request.requestKey}`, { payload, at: now(), answers });
      return answers;
    },
    lookup: ({ requestKey, members }) =>
      members.map(({ deliveryId }) => {
        const found = accepted.find(
          (send) => send.deliveryId === deliveryId && send.requestKey === requestKey,
        );
        if (!found) return { outcome: "not-sent" };
        return { outcome: "sent", providerMessageId: found.providerMessageId, at: found.at };
      }),
  };
}
