import type { Problem } from "../problem.ts";
import { OutreachError } from "./outreach-error.ts";

/** A campaign cannot launch yet. `problems` says everything that is missing. */
export class NotReadyError extends OutreachError {
  readonly problems: readonly Problem[];

  constructor({
    campaign,
    problems,
  }: {
    readonly campaign: string;
    readonly problems: readonly Problem[];
  }) {
    const lines = problems.map(({ message }) => `  ${message}`);
    super({
      code: "not-ready",
      message: `The campaign "${campaign}" cannot launch yet:\n${lines.join("\n")}`,
    });
    this.problems = problems;
  }
}
