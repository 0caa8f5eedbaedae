import type { MarkerOrder } from "../markers/marker-order.ts";
import type { Marker } from "../markers/markers.ts";
import type { Mailbox } from "../wait/create-mailbox.ts";
import type { Exit, WorkerProcess } from "./start-process.ts";

/** One worker with its name. */
export interface Member extends WorkerProcess {
  readonly name: string;
}

export type CrewEvent =
  /** It was killed at that marker. */
  | { readonly type: "died"; readonly member: Member; readonly marker: Marker }
  /** It stands still at that marker. */
  | { readonly type: "stopped"; readonly member: Member; readonly marker: Marker };

/** The worker processes of a run. */
export interface Crew {
  /** Those that work, in the order they were hired. */
  readonly members: readonly Member[];
  readonly events: Mailbox<CrewEvent>;
  /** What all workers so far logged as errors, by its text: how often. */
  countErrors(): ReadonlyMap<string, number>;
  /** A further worker; one more process is started to be ready for the next call. */
  hire(): Promise<Member>;
  /** What the next worker that gets there shall do; null: nothing. */
  arm(order: MarkerOrder | null): void;
  /** For a marker that a worker cannot pass itself. True: it is carried out on that worker. */
  strike(worker: string, marker: Marker): boolean;
  /** Asks a member to end, and waits for it. */
  retire(member: Member, within: number): Promise<Exit>;
  /** Throws if a worker ended that nobody had killed. */
  requireHealth(): void;
  /** Kills whoever is left. */
  close(): Promise<void>;
}
