import { OutreachError } from "./outreach-error.ts";

/** No such row in this tenant. An id of another tenant gives the same error as an unknown one. */
export class NotFoundError extends OutreachError {
  readonly entity: string;
  readonly reference: string;

  constructor({ entity, reference }: { readonly entity: string; readonly reference: string }) {
    super({
      code: "not-found",
      message: `There is no ${entity} "${reference}" in this tenant; check the id.`,
    });
    this.entity = entity;
    this.reference = reference;
  }
}
