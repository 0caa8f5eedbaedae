import type { Signal } from "../../inbound/signal.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/i;

/** A name goes into events, which hold no free text. */
export function requireSignalName(signal: Signal): void {
  if (signal.type !== "goal" && signal.type !== "custom") return;
  const { name } = signal;
  if (name === undefined ? signal.type === "goal" : NAME.test(name)) return;
  throw new InvalidInputError({
    subject: "The signal",
    problems: [
      {
        path: "name",
        code: "invalid-name",
        message: `"${String(name)}" is no name for a ${signal.type} signal; use letters, digits, dots, dashes or underscores, at most 100.`,
      },
    ],
  });
}
