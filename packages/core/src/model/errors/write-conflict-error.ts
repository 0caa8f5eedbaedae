import { OutreachError } from "./outreach-error.ts";

/**
 * Another transaction changed a row between the decision and the write. Nothing was changed; the
 * caller reads and decides again.
 */
export class WriteConflictError extends OutreachError {
  readonly part: string;
  readonly asked: number;
  readonly took: number;

  constructor({
    part,
    asked,
    took,
  }: {
    readonly part: string;
    readonly asked: number;
    readonly took: number;
  }) {
    super({
      code: "write-conflict",
      message: `${took} of ${asked} writes to ${part} took effect because another transaction was faster; read again and decide again.`,
    });
    this.part = part;
    this.asked = asked;
    this.took = took;
  }
}
