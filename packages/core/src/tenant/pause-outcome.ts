import type { PauseResult } from "../flows/holds/pause-subject.ts";

/** What became of one pause. Nothing new is claimed of what it holds back once the call resolved. */
export interface PauseOutcome {
  /** Of the subject; null when this tenant has none of that name. */
  readonly id: string | null;
  /**
   * `already-paused`: for at least as long, and that pause stays; to shorten one, resume it first.
   * `ended`: an enrollment that has ended.
   */
  readonly outcome: PauseResult["outcome"];
  /** When the pause in force ends by itself; null: it does not, or there is none. */
  readonly until: string | null;
  /** Messages that are with the provider, or about to be: they are not recalled. */
  readonly inFlight: number;
}
