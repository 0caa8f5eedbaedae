import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import { generationMachine } from "../../machines/generation-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { EventType } from "../../model/event-types.ts";
import type { Changes } from "./create-changes.ts";
import { messageEventData } from "./message-event-data.ts";

/** Starting and releasing are leases, not history. */
type GenerationMove = Extract<
  EventOf<typeof generationMachine.table>,
  "succeed" | "fail" | "request"
>;

const eventTypes = {
  request: "message-requested",
  succeed: "message-generated",
  fail: "message-generation-failed",
} as const satisfies Record<GenerationMove, EventType>;

/** The only way a message's generation changes: a legal move, with its event. */
export function moveGeneration(
  changes: Changes,
  options: {
    readonly row: MessageRecord;
    readonly event: GenerationMove;
    readonly patch: Partial<MessageRecord>;
  },
): MessageRecord {
  const from = changes.messages.current(options.row);
  const move = requireMove(generationMachine, from.generation, options.event);
  const next = { ...from, ...options.patch, generation: move.to, version: from.version + 1 };
  changes.messages.set(options.row, next);
  changes.append({
    type: eventTypes[options.event],
    entity: "message",
    row: next,
    data: messageEventData(next),
  });
  return next;
}
