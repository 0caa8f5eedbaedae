import type { AllocationRules } from "../model/campaign-definition.ts";
import type { Tier } from "../model/contact-vocabulary.ts";
import { isEligibleKind } from "./is-eligible-kind.ts";

/** A contact as the deal sees it. */
export interface AllocatedContact {
  readonly id: string;
  readonly score: number | null;
  readonly tier: Tier | null;
  readonly owner: string | null;
  /** Kinds for which it has an address. */
  readonly reachableKinds: ReadonlySet<string>;
}

/** A sender of the campaign, in its order. */
export interface AllocatedSender {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly owner: string | null;
}

export interface AllocationContext {
  readonly rules: AllocationRules;
  /** The kinds of the steps, in their order, each once. */
  readonly kinds: readonly string[];
  /** The campaign's id: the same contact gets the same channel in every preview and run of it. */
  readonly seed: string;
  /** Where the round over the senders starts, in [0, 1). The same for a whole call. */
  readonly start: number;
  /** How many were dealt before in the same call. */
  readonly turn: number;
  /** A number in [0, 1) that is always the same for the same text. */
  readonly fraction: (text: string) => number;
}

export interface Allocation {
  /** What the contact may be written to on: with a mix the one channel it drew. */
  readonly kinds: readonly string[];
  /** For each kind that is open to it: after a draw it may still fall back to another one. */
  readonly senderByKind: ReadonlyMap<string, string>;
  /** The sender of the first of these kinds, whose queue the enrollment stands in. */
  readonly senderId: string;
}

/**
 * Which channel and which sender a contact gets; null where no channel of the campaign may write to
 * it. Channels are drawn by a hash of campaign and contact, whatever call it comes in; senders take
 * turns within a call, each kind for itself, without a counter that all calls would lock.
 */
export function allocate(
  contact: AllocatedContact,
  senders: readonly AllocatedSender[],
  context: AllocationContext,
): Allocation | null {
  const { rules } = context;
  const open = context.kinds.filter(
    (kind) =>
      contact.reachableKinds.has(kind) &&
      isEligibleKind(kind, contact, rules) &&
      senders.some((sender) => sender.kinds.includes(kind)),
  );
  const kinds = rules.mix ? drawKind(open, contact, { ...context, mix: rules.mix }) : open;
  const senderByKind = new Map(
    open.map((kind) => [kind, dealSender(kind, contact, senders, context)]),
  );
  const senderId = senderByKind.get(kinds[0] ?? "");
  return senderId === undefined ? null : { kinds, senderByKind, senderId };
}

/** One of the open kinds by their shares of the mix; what is closed gives its share to the others. */
function drawKind(
  open: readonly string[],
  contact: AllocatedContact,
  context: AllocationContext & { readonly mix: { readonly [kind: string]: number } },
): readonly string[] {
  const { mix } = context;
  const shared = open.filter((kind) => Object.hasOwn(mix, kind) && (mix[kind] ?? 0) > 0);
  const total = shared.reduce((sum, kind) => sum + (mix[kind] ?? 0), 0);
  let left = context.fraction(`${context.seed}/channel/${contact.id}`) * total;
  for (const kind of shared) {
    left -= mix[kind] ?? 0;
    if (left < 0) return [kind];
  }
  return shared.slice(-1);
}

function dealSender(
  kind: string,
  contact: AllocatedContact,
  senders: readonly AllocatedSender[],
  { rules, start, turn }: AllocationContext,
): string {
  const able = senders.filter((sender) => sender.kinds.includes(kind));
  const own = rules.ownerFirst
    ? able.filter(({ owner }) => owner !== null && owner === contact.owner)
    : [];
  const round = own.length > 0 ? own : able;
  return round[(Math.floor(start * round.length) + turn) % round.length]?.id ?? "";
}
