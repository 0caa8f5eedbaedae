import { SchemaVersionError } from "@outreachkit/core/plugin";

/** A schema with a migration this version does not know was made by a newer one. */
export const refuseNewerSchema = (applied: readonly string[], known: readonly string[]): void => {
  const unknown = applied.findLast((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new SchemaVersionError({ expected: known.at(-1)!, found: unknown });
  }
};
