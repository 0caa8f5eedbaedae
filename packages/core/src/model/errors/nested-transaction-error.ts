import { OutreachError } from "./outreach-error.ts";

/** A call inside `outreach.transaction` did not pass the transaction on. It would wait for itself. */
export class NestedTransactionError extends OutreachError {
  constructor() {
    super({
      code: "nested-transaction",
      message:
        "This call runs inside outreach.transaction() but opens its own transaction, which would wait for itself on a single connection. Pass `transaction` on: acme.contacts.upsert(contacts, { transaction }).",
    });
  }
}
