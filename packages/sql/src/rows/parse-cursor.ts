import { InvalidInputError } from "@outreachkit/core/plugin";

/** A place in the event log. The transaction is a text: it has 64 bits. */
export interface LogPlace {
  readonly transaction: string;
  readonly position: number;
}

/** Before the first event. */
export const startCursor = "0-0";

const pattern = /^(\d{1,19})-(\d{1,15})$/;

/** The place that a cursor names; null is the start. */
export const parseCursor = (cursor: string | null): LogPlace => {
  const [, transaction, position] = pattern.exec(cursor ?? startCursor) ?? [];
  if (transaction !== undefined && position !== undefined)
    return { transaction, position: Number(position) };
  const message = `"${cursor}" is not a cursor of the event log; pass one as it was given.`;
  throw new InvalidInputError({
    subject: "The log",
    problems: [{ path: "cursor", code: "invalid-cursor", message }],
  });
};
