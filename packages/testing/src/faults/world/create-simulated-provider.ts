import type {
  IdempotencyDeclaration,
  LookupOutcome,
  SendOutcome,
  SendRequest,
} from "@outreachkit/core/plugin";
import type { RecordedSend } from "../../channel/accepted-send.ts";
import { createProvider } from "../../channel/create-provider.ts";

/** A provider that all processes of a run share. Its log is the truth. */
export interface SimulatedProvider {
  readonly accepted: readonly RecordedSend[];
  send(request: SendRequest): readonly SendOutcome[];
  /** Definitive: a request that it once denied is not accepted any more. */
  lookup(request: SendRequest): readonly LookupOutcome[];
}

export function createSimulatedProvider(options: {
  readonly idempotency: IdempotencyDeclaration;
  readonly now: () => number;
  readonly onAccept: (send: RecordedSend) => void;
}): SimulatedProvider {
  const provider = createProvider(options);
  const denied = new Set<string>();
  const keyOf = ({ tenantId, requestKey }: SendRequest) => `${tenantId}/${requestKey}`;
  return {
    accepted: provider.accepted,
    send(request) {
      if (denied.has(keyOf(request)))
        return request.members.map(() => ({ outcome: "rejected", code: "denied-before" }));
      return provider.send(request);
    },
    lookup(request) {
      const answers = provider.lookup(request);
      if (answers.some(({ outcome }) => outcome === "not-sent")) denied.add(keyOf(request));
      return answers;
    },
  };
}
