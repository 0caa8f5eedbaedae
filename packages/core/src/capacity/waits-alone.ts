import type { Lane } from "../contracts/store/records/enrollment-record.ts";
import { laneRules } from "./lane-rules.ts";
import type { Limit } from "./limit.ts";

/**
 * Whether who meets this limit waits for it alone, and not with all of its stream. A first message that
 * is not its first step's stands among the follow-ups, which go on.
 */
export function waitsAlone({ lane }: { readonly lane: Lane }, { reason }: Limit): boolean {
  if (reason === "new-contact-cap") return !laneRules.isNew(lane);
  // A cap of the sender is one of a kind of message here: that of the whole sender is no send's own.
  return reason === "domain-rate" || reason === "cool-down" || reason === "sender-cap";
}
