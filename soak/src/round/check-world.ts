import { checkInvariants } from "@outreachkit/testing";
import type { AccountName } from "../channel/accounts.ts";
import type { World } from "./world.ts";

/** What the provider's log says of what is stored, once everything is drained. */
export interface Verdict {
  readonly accepted: number;
  /** Calls that the provider answered from the memory of a key. */
  readonly replays: number;
  /** Messages that the provider accepted more than once, by its log alone. */
  readonly doubleSends: readonly string[];
  /** Approved messages without a known end, and such that are stored as sent and were not. */
  readonly lost: readonly string[];
  /** Deliveries that wait for a person: the provider could not tell. */
  readonly needsReview: readonly string[];
  /** Every other broken promise. */
  readonly violations: readonly string[];
}

/** Neither a key nor a look-up says what became of a call. */
const isBlind = (channel: string): boolean => channel === ("blind" satisfies AccountName);

export async function checkWorld({ tenant, provider }: World): Promise<Verdict> {
  const { accepted, mismatches, replays } = provider.memory;
  const copies = Map.groupBy(accepted, ({ to, contentHash }) => `${to} ${contentHash}`);
  const doubleSends = [...copies.values()]
    .filter((sends) => sends.length > 1)
    .map((sends) =>
      sends
        .map(({ account, worker, requestKey, at, to }) =>
          [to, account, worker, requestKey, at].join(" "),
        )
        .join(" and "),
    );
  const needsReview: string[] = [];
  const asked: string[] = [];
  const senders = await tenant.senders.list();
  const blindIds = senders.items.filter(({ channel }) => isBlind(channel)).map(({ id }) => id);
  for await (const { id, senderId } of tenant.deliveries.iterate({
    filter: { states: ["needs-review"] },
  })) {
    needsReview.push(id);
    if (!blindIds.includes(senderId)) asked.push(id);
  }
  const found = await checkInvariants({ tenant, accepted, drained: true });
  const describe = ({ invariant, message, ids }: (typeof found)[number]) =>
    `Invariant ${invariant}: ${message} ${ids.join(", ")}`;
  const isLoss = ({ invariant, message }: (typeof found)[number]) =>
    invariant === 6 || message.includes("never accepted it");
  return {
    accepted: accepted.length,
    replays,
    doubleSends,
    needsReview,
    lost: found.filter(isLoss).map(describe),
    violations: [
      ...found.filter((violation) => !isLoss(violation)).map(describe),
      ...asked.map((id) => `The provider could have told, and a person is asked: ${id}`),
      ...mismatches.map((key) => `A known key came with other bytes: ${key}`),
    ],
  };
}
