import { OutreachError } from "../../model/errors/outreach-error.ts";

/** Whether another transaction was faster, also where the error comes from another copy of the package. */
export function isWriteConflict(error: unknown): boolean {
  return OutreachError.isInstance(error) && error.code === "write-conflict";
}
