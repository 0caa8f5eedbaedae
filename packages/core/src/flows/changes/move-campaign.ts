import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import { campaignMachine } from "../../machines/campaign-machine.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { EventType } from "../../model/event-types.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Changes } from "./create-changes.ts";

const eventTypes = {
  launch: "campaign-launched",
  pause: "campaign-paused",
  resume: "campaign-resumed",
  complete: "campaign-completed",
  cancel: "campaign-cancelled",
  archive: "campaign-archived",
  reopen: "campaign-reopened",
} as const satisfies Record<EventOf<typeof campaignMachine.table>, EventType>;

/** The only way a campaign changes its state: a legal move, with its event. */
export function moveCampaign(
  changes: Changes,
  options: {
    readonly row: CampaignRecord;
    readonly event: EventOf<typeof campaignMachine.table>;
    readonly patch?: Partial<CampaignRecord>;
    readonly data?: JsonObject;
  },
): CampaignRecord {
  const from = changes.campaigns.current(options.row);
  const move = requireMove(campaignMachine, from.state, options.event);
  const next: CampaignRecord = {
    ...from,
    pausedUntil: null,
    ...options.patch,
    state: move.to,
    version: from.version + 1,
  };
  changes.campaigns.set(options.row, next);
  changes.append({
    type: eventTypes[options.event],
    entity: "campaign",
    row: next,
    data: options.data ?? {},
  });
  return next;
}
