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
  /** Addresses that it takes no mail for. */
  readonly unreachable?: ReadonlySet<string> | undefined;
}): SimulatedProvider {
  const provider = createProvider(options);
  const denied = new Set<string>();
  const { unreachable = new Set() } = options;
  const keyOf = ({ tenantId, requestKey }: SendRequest) => `${tenantId}/${requestKey}`;
  return {
    accepted: provider.accepted,
    send(request) {
      if (denied.has(keyOf(request)))
        return request.members.map(() => ({ outcome: "rejected", code: "denied-before" }));
      const going = request.members.filter(({ envelope }) => !unreachable.has(envelope.to.address));
      const answers = going.length > 0 ? provider.send({ ...request, members: going }) : [];
      return request.members.map(
        (member): SendOutcome =>
          answers[going.indexOf(member)] ?? {
            outcome: "rejected",
            code: "unreachable",
            recipient: true,
          },
      );
    },
    lookup(request) {
      const answers = provider.lookup(request);
      if (answers.some(({ outcome }) => outcome === "not-sent")) denied.add(keyOf(request));
      return answers;
    },
  };
}
