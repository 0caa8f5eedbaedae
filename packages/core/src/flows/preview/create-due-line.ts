import TinyQueue from "tinyqueue";
import { laneRules } from "../../capacity/lane-rules.ts";
import { ratioRounds } from "../../capacity/ratio-rounds.ts";
import { lanes } from "../../contracts/store/records/enrollment-record.ts";
import { ratioOf } from "../dispatch/ratio-of.ts";
import type { PlannedContact } from "./planned-contact.ts";

/** Who is due in one queue, in the order in which a look reads them. */
export interface DueLine {
  readonly length: number;
  readonly data: readonly PlannedContact[];
  /** Whether a ratio decides who is next of some. */
  readonly isMixed: boolean;
  push(contact: PlannedContact): void;
  peek(): PlannedContact | undefined;
  pop(): PlannedContact | undefined;
  /** Its message went: the round of its campaign's ratio moves on. */
  passTurn(contact: PlannedContact): void;
  /** Reads on as if each that is read went, and puts the rounds back to where they stand. */
  readAhead<Found>(read: () => Found): Found;
  /** Where the round of a campaign's ratio stands. */
  setTurn(campaignId: string, turn: number): void;
  /** Priority, new contacts or follow-ups, the older due time, the id. */
  compare(one: PlannedContact, other: PlannedContact): number;
}

/** Behind every place of a ratio. */
const LAST = 1_000_000_000;

/**
 * Where a ratio decides, who is next depends on who went: each of its lanes is a heap of its own, and the
 * first ones of them are compared each time.
 */
export function createDueLine(): DueLine {
  let turns = new Map<string, number>();
  const placeOf = ({ campaign, lane }: PlannedContact): number => {
    const isNew = laneRules.isNew(lane);
    const ratio = ratioOf(campaign);
    if (ratio) {
      const turn = turns.get(campaign.id) ?? 0;
      return 1 + ratioRounds.nextPlace(ratio, turn, isNew) - turn;
    }
    return isNew === (campaign.stepOrder === "new-first") ? 0 : LAST;
  };
  const compare = (one: PlannedContact, other: PlannedContact): number =>
    urgencyOf(one) - urgencyOf(other) || placeOf(one) - placeOf(other) || byDue(one, other);
  const plain = new TinyQueue<PlannedContact>([], byRank);
  const mixed = new Map<string, TinyQueue<PlannedContact>>();
  const heapOf = ({ campaign, lane }: PlannedContact): TinyQueue<PlannedContact> => {
    if (!ratioOf(campaign)) return plain;
    const name = `${campaign.id} ${lane}`;
    const heap = mixed.get(name) ?? new TinyQueue<PlannedContact>([], byDue);
    mixed.set(name, heap);
    return heap;
  };
  const peek = () => {
    let first = plain.peek();
    for (const heap of mixed.values()) {
      const own = heap.peek();
      if (own && (!first || compare(own, first) < 0)) first = own;
    }
    return first;
  };
  return {
    get length() {
      return [...mixed.values()].reduce((sum, heap) => sum + heap.length, plain.length);
    },
    get data() {
      return [...plain.data, ...[...mixed.values()].flatMap(({ data }) => data)];
    },
    get isMixed() {
      return mixed.size > 0;
    },
    push(contact) {
      contact.rank = urgencyOf(contact) * 2 + (placeOf(contact) === 0 ? 0 : 1);
      heapOf(contact).push(contact);
    },
    peek,
    pop() {
      const first = peek();
      if (first) heapOf(first).pop();
      return first;
    },
    passTurn({ campaign, lane }) {
      const ratio = ratioOf(campaign);
      if (!ratio) return;
      const turn = ratioRounds.after(ratio, turns.get(campaign.id) ?? 0, laneRules.isNew(lane));
      turns.set(campaign.id, turn);
    },
    readAhead(read) {
      const before = new Map(turns);
      const found = read();
      turns = before;
      return found;
    },
    setTurn: (campaignId, turn) => void turns.set(campaignId, turn),
    compare,
  };
}

/** What `compare` says of those that no ratio is asked about. */
function byRank(one: PlannedContact, other: PlannedContact): number {
  return one.rank - other.rank || byDue(one, other);
}

function byDue(one: PlannedContact, other: PlannedContact): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.enrollmentId < other.enrollmentId ? -1 : 1;
}

function urgencyOf({ campaign, lane }: PlannedContact): number {
  if (campaign.priority === "urgent" || lane >= lanes.urgentFollowUp) return 0;
  return campaign.priority === "high" || lane >= lanes.highFollowUp ? 1 : 2;
}
