import type { Duration, InstantInput, Outreach, SignalOutcome, Tenant } from "@outreachkit/core";
import type { RecordedSend } from "../channel/accepted-send.ts";
import type { RecordingChannel } from "../channel/record-channel.ts";
import type { CrashPoint } from "../crash/create-mortality.ts";
import type { Inbox } from "../inbox/inbox.ts";
import type { ScriptedSignal } from "../inbox/scripted-signal.ts";
import type { ScriptEntry } from "../inbox/create-scripted-inbox.ts";
import type { RunOptions, RunSummary } from "../time/run-until.ts";
import type { VirtualClock } from "../time/create-virtual-clock.ts";
import type { ContactMatcher } from "./contact-matcher.ts";

/** Where the next worker dies: around the provider's acceptance, or at an operation of the store. */
export type WorkerCrashPoint =
  | "before-accept"
  | "after-accept"
  | { readonly before: CrashPoint }
  | { readonly after: CrashPoint };

type IntentOptions = Pick<Extract<ScriptedSignal, { readonly type: "reply" }>, "intent">;

export type KitRunOptions = Pick<RunOptions, "resolution" | "onTick">;

/** The contact of a script entry may be any reference. */
export type KitScriptEntry = Omit<ScriptEntry, "after"> & {
  readonly after: Omit<ScriptEntry["after"], "contact"> & { readonly contact: ContactMatcher };
};

/** A host's outreach on virtual time, with providers in memory. */
export interface TestKit extends AsyncDisposable {
  /** The host's own, for its calls. Workers are others, so that one may die. */
  readonly outreach: Outreach;
  readonly clock: VirtualClock;
  /** The tenant that the kit's own methods speak of. */
  readonly tenant: Tenant;
  /** Operations of each worker's store so far, the last worker's last. */
  readonly workers: readonly (readonly string[])[];
  /** By name; without one, the only one. */
  channel(name?: string): RecordingChannel;
  /** Lets time pass while a worker works and the script plays. A day counts 24 hours. */
  advance(duration: Duration, options?: KitRunOptions): Promise<RunSummary>;
  advanceTo(instant: InstantInput, options?: KitRunOptions): Promise<RunSummary>;
  /** Does everything that is due now. */
  settle(): Promise<RunSummary>;
  /** What the providers accepted, for one contact or for all, oldest first. */
  sent(contact?: ContactMatcher): readonly RecordedSend[];
  /** The contact answers the last message sent to it. What the text means is given by `intent`. */
  reply(contact: ContactMatcher, text?: string, options?: IntentOptions): Promise<SignalOutcome>;
  /** Default hard. */
  bounce(
    contact: ContactMatcher,
    options?: { readonly severity?: "hard" | "soft" },
  ): Promise<SignalOutcome>;
  complain(contact: ContactMatcher): Promise<SignalOutcome>;
  unsubscribe(contact: ContactMatcher): Promise<SignalOutcome>;
  outOfOffice(
    contact: ContactMatcher,
    options?: { readonly returnsAt?: InstantInput },
  ): Promise<SignalOutcome>;
  /** Anything else that comes back, about the last message sent to the contact. */
  signal(contact: ContactMatcher, signal: ScriptedSignal): Promise<SignalOutcome>;
  /** What contacts will do after messages reach them, while time passes. */
  script(entries: readonly KitScriptEntry[]): void;
  /** Another source of signals while time passes. */
  receive(inbox: Inbox): void;
  /** The worker at work dies there; another one goes on. */
  crashNextWorker(point: WorkerCrashPoint): void;
  close(): Promise<void>;
}
