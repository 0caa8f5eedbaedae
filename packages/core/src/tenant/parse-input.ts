import type { z } from "zod";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";

/** What the schema makes of an input, or one error with everything that is wrong. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  subject: string,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError({
    subject,
    problems: parsed.error.issues.map(({ path, code, message }) => ({
      path: path.join("."),
      code: code.replaceAll("_", "-"),
      message,
    })),
  });
}
