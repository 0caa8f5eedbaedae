import { laneRules } from "../../capacity/lane-rules.ts";
import { ratioRounds } from "../../capacity/ratio-rounds.ts";
import type { PlannedSend } from "./planned-send.ts";
import { ratioOf } from "./ratio-of.ts";

/**
 * Puts what may really go into the rounds of its campaign's ratio: the look counted those in as well who
 * only had to be moved. Each stays among its equals: the places in the queue are dealt anew, not moved.
 */
export function orderByRatio(
  sends: readonly PlannedSend[],
  turns: ReadonlyMap<string, number>,
): readonly PlannedSend[] {
  if (!sends.some(({ facts }) => ratioOf(facts.campaign))) return sends;
  const groups = Map.groupBy(sends, groupOf);
  const dealt = new Map([...groups].map(([name, own]) => [name, inRounds(own, turns).values()]));
  return sends.map((send) => dealt.get(groupOf(send))?.next().value ?? send);
}

/** Two lanes of the same urgency in one campaign. */
function groupOf({ facts: { enrollment } }: PlannedSend): string {
  return `${enrollment.campaignId} ${laneRules.followUp(enrollment.lane)}`;
}

function inRounds(
  own: readonly PlannedSend[],
  turns: ReadonlyMap<string, number>,
): readonly PlannedSend[] {
  const [first] = own;
  const ratio = first && ratioOf(first.facts.campaign);
  if (!ratio) return own;
  const isNew = ({ facts }: PlannedSend) => laneRules.isNew(facts.enrollment.lane);
  const news = own.filter(isNew);
  const followUps = own.filter((send) => !isNew(send));
  let turn = turns.get(first.facts.enrollment.id) ?? 0;
  return own.map((send) => {
    const [up] = followUps;
    const newIsNext =
      news.length > 0 &&
      (!up || ratioRounds.nextPlace(ratio, turn, true) < ratioRounds.nextPlace(ratio, turn, false));
    turn = ratioRounds.after(ratio, turn, newIsNext);
    return (newIsNext ? news.shift() : followUps.shift()) ?? send;
  });
}
