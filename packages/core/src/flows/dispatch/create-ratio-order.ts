import { laneRules } from "../../capacity/lane-rules.ts";
import { ratioRounds } from "../../capacity/ratio-rounds.ts";
import type { SendOrder } from "../../capacity/send-order.ts";
import type { PlannedSend } from "./planned-send.ts";
import { ratioOf } from "./ratio-of.ts";

/**
 * Who is asked next where a ratio decides: it depends on who went, and who is held back takes no turn. What
 * stands at a place of the queue is dealt among its equals. Undefined where no campaign has a ratio.
 */
export function createRatioOrder(
  sends: readonly PlannedSend[],
  turns: ReadonlyMap<string, number>,
): SendOrder<PlannedSend> | undefined {
  if (!sends.some(({ facts }) => ratioOf(facts.campaign))) return undefined;
  const rounds = new Map<string, number>();
  const turnOf = ({ facts: { enrollment } }: PlannedSend) =>
    rounds.get(enrollment.campaignId) ?? turns.get(enrollment.id) ?? 0;
  const groups = Map.groupBy(sends, groupOf);
  const places = sends.values();
  const placeOf = (send: PlannedSend) => {
    const ratio = ratioOf(send.facts.campaign);
    return ratio ? ratioRounds.nextPlace(ratio, turnOf(send), isNew(send)) : 0;
  };
  return {
    next() {
      const place = places.next().value;
      const own = place && groups.get(groupOf(place));
      if (!own) return undefined;
      // Strictly: of equals the first, as each side stands in its own order.
      const first = own.reduce((best, send) => (placeOf(send) < placeOf(best) ? send : best));
      own.splice(own.indexOf(first), 1);
      return first;
    },
    went(send) {
      const ratio = ratioOf(send.facts.campaign);
      if (!ratio) return;
      const turn = ratioRounds.after(ratio, turnOf(send), isNew(send));
      rounds.set(send.facts.enrollment.campaignId, turn);
    },
  };
}

function isNew({ facts }: PlannedSend): boolean {
  return laneRules.isNew(facts.enrollment.lane);
}

/** Two lanes of the same urgency in one campaign. */
function groupOf({ facts: { enrollment } }: PlannedSend): string {
  return `${enrollment.campaignId} ${laneRules.followUp(enrollment.lane)}`;
}
