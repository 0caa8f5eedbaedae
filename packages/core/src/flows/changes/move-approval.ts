import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import { approvalMachine } from "../../machines/approval-machine.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { JsonObject } from "../../model/json.ts";
import type { EventType } from "../../model/event-types.ts";
import type { Changes } from "./create-changes.ts";
import { messageEventData } from "./message-event-data.ts";

const approvalEventTypes = {
  approve: "message-approved",
  reject: "message-rejected",
  expire: "message-expired",
  edit: "message-edited",
} as const satisfies Record<EventOf<typeof approvalMachine.table>, EventType>;

/** The only way a message's approval changes: a legal move, with its event. */
export function moveApproval(
  changes: Changes,
  options: {
    readonly row: MessageRecord;
    readonly event: EventOf<typeof approvalMachine.table>;
    readonly patch: Partial<MessageRecord>;
    readonly data?: JsonObject;
  },
): MessageRecord {
  const from = changes.messages.current(options.row);
  const move = requireMove(approvalMachine, from.approval, options.event);
  const next = { ...from, ...options.patch, approval: move.to, version: from.version + 1 };
  changes.messages.set(options.row, next);
  changes.append({
    type: approvalEventTypes[options.event],
    entity: "message",
    row: next,
    data: { ...messageEventData(next), ...options.data },
  });
  return next;
}
