import { OutreachError } from "./outreach-error.ts";

/** A state machine has no move for this event from this state. Nothing was changed. */
export class TransitionError extends OutreachError {
  readonly machine: string;
  readonly state: string;
  readonly event: string;
  readonly accepted: readonly string[];

  constructor(details: {
    readonly machine: string;
    readonly state: string;
    readonly event: string;
    readonly accepted: readonly string[];
  }) {
    const { machine, state, event, accepted } = details;
    const hint =
      accepted.length > 0
        ? `From "${state}" it accepts: ${accepted.join(", ")}.`
        : `"${state}" is final.`;
    super({
      code: "illegal-transition",
      message: `The ${machine} is "${state}" and cannot ${event}. ${hint}`,
    });
    this.machine = machine;
    this.state = state;
    this.event = event;
    this.accepted = accepted;
  }
}
