import { OutreachError } from "../../model/errors/outreach-error.ts";

const longestOutput = 1_000_000;

/** Collects rendered text and stops a template that would write without end. */
export class BoundedEmitter {
  buffer = "";

  write(text: unknown): void {
    this.buffer += String(text);
    if (this.buffer.length > longestOutput) {
      throw new OutreachError({
        code: "template-failed",
        message: `The template writes more than ${longestOutput} characters. Shorten its loops.`,
      });
    }
  }
}
