import type { Lane } from "../contracts/store/records/enrollment-record.ts";
import { laneRules } from "./lane-rules.ts";
import type { Limit } from "./limit.ts";

/**
 * Whether who meets this limit waits for it alone, and not with all of its stream. A first message that
 * is not its first step's stands among the follow-ups, which go on.
 */
export function waitsAlone({ lane }: { readonly lane: Lane }, { reason }: Limit): boolean {
  switch (reason) {
    case "domain-rate":
    case "cool-down":
    // Of a kind of message only: that of the whole sender never gets here.
    case "sender-cap":
      return true;
    case "new-contact-cap":
      return !laneRules.isNew(lane);
    default:
      return false;
  }
}
