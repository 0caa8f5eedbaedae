import { type Duration, type Tenant } from "@outreachkit/core";
import { durationToMilliseconds } from "@outreachkit/core/plugin";
import type { AcceptedSend } from "../channel/accepted-send.ts";
import { createInbox, type PlannedSignal } from "./create-inbox.ts";
import { createStepReader } from "./create-step-reader.ts";
import type { Inbox } from "./inbox.ts";
import type { ScriptedSignal } from "./scripted-signal.ts";

/** One thing that one contact does, once. */
export interface ScriptEntry {
  readonly after: {
    /** The address that the message went to, or a test on the accepted message. */
    readonly contact: string | ((send: AcceptedSend) => boolean);
    /** The message: its step's key, or 2 for the second one to this address. Default: the first. */
    readonly step?: string | number;
    /** From when the provider accepted it. */
    readonly delay: Duration;
  };
  readonly signal: ScriptedSignal | ((send: AcceptedSend) => ScriptedSignal);
}

export interface ScriptedInbox extends Inbox {
  add(entries: readonly ScriptEntry[]): void;
}

/** Plays a script at the right virtual times while a run goes on. */
export function createScriptedInbox(options: {
  readonly tenant: Tenant;
  readonly accepted: () => readonly AcceptedSend[];
  readonly script?: readonly ScriptEntry[];
  /** For sends whose log has no time. */
  readonly now: () => number;
}): ScriptedInbox {
  const { tenant, accepted } = options;
  const entries = [...(options.script ?? [])];
  const counts = new Map<string, number>();
  const stepOf = createStepReader(tenant);
  const react = async (send: AcceptedSend): Promise<readonly PlannedSignal[]> => {
    const address = send.to.toLowerCase();
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    const planned: PlannedSignal[] = [];
    for (const entry of entries.slice()) {
      const { contact, step = 1, delay } = entry.after;
      const about = typeof contact === "string" ? contact.toLowerCase() === address : contact(send);
      if (!about) continue;
      const matches =
        typeof step === "number" ? step === count : step === (await stepOf(send.deliveryId));
      if (!matches) continue;
      entries.splice(entries.indexOf(entry), 1);
      const sentAt = send.at === undefined ? options.now() : Date.parse(send.at);
      planned.push({
        at: sentAt + durationToMilliseconds(delay),
        signal: typeof entry.signal === "function" ? entry.signal(send) : entry.signal,
      });
    }
    return planned;
  };
  return {
    ...createInbox({ tenant, accepted, react, name: "script" }),
    add: (more) => void entries.push(...more),
  };
}
