import type TinyQueue from "tinyqueue";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { type PlannedQueue, wakesAt } from "./planned-queue.ts";
import type { PreviewGround } from "./take-send.ts";

/** What is told of the contacts of the campaign that is looked at. */
export interface PlanTellings {
  send(
    contact: PlannedContact,
    send: { readonly stepKey: string; readonly at: Instant; readonly senderId: string },
  ): void;
  /** Nothing more can be planned for it. */
  stuck(contact: PlannedContact, reason: WaitingReason | "later"): void;
}

export interface Wake {
  readonly queue: PlannedQueue;
  readonly at: Instant;
}

/** All queues while they are played ahead. */
export interface Play extends PreviewGround {
  readonly queues: ReadonlyMap<string, PlannedQueue>;
  readonly wakes: TinyQueue<Wake>;
  readonly tell: PlanTellings;
}

/** Lists a queue to be played when something happens in it next. */
export function listQueue({ wakes }: Play, queue: PlannedQueue): void {
  const at = wakesAt(queue);
  if (at === null || at >= queue.listedAt) return;
  queue.listedAt = at;
  wakes.push({ queue, at });
}

export function tellStuck(
  { tell }: Play,
  contact: PlannedContact,
  reason: WaitingReason | "later",
): void {
  if (contact.wanted) tell.stuck(contact, reason);
}
