import type {
  IdempotencyDeclaration,
  LookupOutcome,
  SendMember,
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

/** Each message, or only what it was asked before: a refusal that says nothing of the first time. */
export type RefusedAddresses = ReadonlyMap<string, "always" | "repeats">;

export function createSimulatedProvider(options: {
  readonly idempotency: IdempotencyDeclaration;
  readonly now: () => number;
  readonly onAccept: (send: RecordedSend) => void;
  /** Addresses that it takes no mail for. */
  readonly unreachable?: ReadonlySet<string> | undefined;
  /** Addresses whose mail it refuses for what is in it. */
  readonly refused?: RefusedAddresses | undefined;
}): SimulatedProvider {
  const provider = createProvider(options);
  const denied = new Set<string>();
  const { unreachable = new Set(), refused = new Map() } = options;
  const asked = new Set<string>();
  const refusalOf = ({ envelope: { to }, deliveryId }: SendMember): SendOutcome | null => {
    if (unreachable.has(to.address))
      return { outcome: "rejected", code: "unreachable", recipient: true };
    const refuses =
      refused.get(to.address) === "always" ||
      (refused.get(to.address) === "repeats" && asked.has(deliveryId));
    return refuses ? { outcome: "rejected", code: "refused" } : null;
  };
  const keyOf = ({ tenantId, requestKey }: SendRequest) => `${tenantId}/${requestKey}`;
  return {
    accepted: provider.accepted,
    send(request) {
      if (denied.has(keyOf(request)))
        return request.members.map(() => ({ outcome: "rejected", code: "denied-before" }));
      const refusals = request.members.map(refusalOf);
      const going = request.members.filter((_, index) => refusals[index] === null);
      for (const { deliveryId } of request.members) asked.add(deliveryId);
      const answers = going.length > 0 ? provider.send({ ...request, members: going }) : [];
      return request.members.map(
        (member, index): SendOutcome => refusals[index] ?? answers[going.indexOf(member)]!,
      );
    },
    lookup(request) {
      const answers = provider.lookup(request);
      if (answers.some(({ outcome }) => outcome === "not-sent")) denied.add(keyOf(request));
      return answers;
    },
  };
}
