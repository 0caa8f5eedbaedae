import type { StandardSchemaV1 } from "../contracts/standard-schema.ts";
import { NotSupportedError } from "../model/errors/not-supported-error.ts";
import type { Problem } from "../model/problem.ts";

/** What the host's schema says of a contact's attributes. A schema that answers later is refused. */
export function checkStandardSchema(schema: StandardSchemaV1, value: unknown): readonly Problem[] {
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise) {
    throw new NotSupportedError({
      message: "attributes.contact validates asynchronously; give a schema that answers at once.",
    });
  }
  return (result.issues ?? []).map(({ message, path = [] }) => ({
    path: [
      "attributes",
      ...path.map((part) => String(typeof part === "object" ? part.key : part)),
    ].join("."),
    code: "invalid-attribute",
    message,
  }));
}
