import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Engine } from "../engine.ts";

/** Who writes to the contact at a place in the round, by kind. */
export type SenderRound = (place: number) => EnrollmentRecord["senders"];

/**
 * Deals the senders of a version in turn, for each kind that it uses among those who carry the kind.
 * Lists of the same senders give the same one, so that a contact hears from one person where it can.
 * A sender on a channel that this process does not have may carry anything: launching checks it. A
 * kind that nobody carries is left out; its steps wait as `no-sender`.
 */
export function dealSenders(
  engine: Pick<Engine, "channels">,
  version: Pick<CompiledVersion, "kinds" | "senderIds">,
  senders: readonly SenderRecord[],
): SenderRound {
  const channels = new Map(senders.map(({ id, channel }) => [id, engine.channels.get(channel)]));
  const lists = version.kinds.map((kind) => ({
    kind,
    ids: version.senderIds.filter(
      (id) => channels.get(id)?.kinds.some((carried) => carried.kind === kind) ?? true,
    ),
  }));
  return (place) =>
    Object.fromEntries(
      lists.flatMap(({ kind, ids }) => {
        const id = ids[place % ids.length];
        return id === undefined ? [] : [[kind, id]];
      }),
    );
}
