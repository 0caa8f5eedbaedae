import { OutreachError } from "./outreach-error.ts";

/** This store, channel or version cannot do what was asked. */
export class NotSupportedError extends OutreachError {
  constructor({ message }: { readonly message: string }) {
    super({ code: "not-supported", message });
  }
}
