import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { Instant } from "../../model/instant.ts";

/** A pause that has ended before it begins is a mistake of the caller, and holds nothing back. */
export function requireFuture(until: Instant | null, now: Instant): void {
  if (until === null || until > now) return;
  throw new InvalidInputError({
    subject: "The pause",
    problems: [
      {
        path: "until",
        code: "in-the-past",
        message: `${formatInstant(until)} is not after now (${formatInstant(now)}); leave it out for a pause without an end.`,
      },
    ],
  });
}
