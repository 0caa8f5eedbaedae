import type { Problem } from "../problem.ts";
import { OutreachError } from "./outreach-error.ts";

/** An input breaks a rule. Nothing was changed. `problems` lists everything found at once. */
export class InvalidInputError extends OutreachError {
  readonly problems: readonly Problem[];

  constructor({
    problems,
    subject = "The input",
  }: {
    readonly problems: readonly Problem[];
    /** What was read, for the first line: `The campaign "winback"`. */
    readonly subject?: string;
  }) {
    const lines = problems.map(({ path, message }) =>
      path ? `  ${path}: ${message}` : `  ${message}`,
    );
    super({ code: "invalid-input", message: `${subject} is not valid:\n${lines.join("\n")}` });
    this.problems = problems;
  }
}
