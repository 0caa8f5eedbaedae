import { OutreachError } from "./outreach-error.ts";

/** The database's schema is not the one this version of the library works on. */
export class SchemaVersionError extends OutreachError {
  /** The latest migration this library knows. */
  readonly expected: string;
  /** The latest migration the database has; null when it has none. */
  readonly found: string | null;

  constructor({ expected, found }: { readonly expected: string; readonly found: string | null }) {
    const state = found === null ? "has no Outreachkit schema" : `is at "${found}"`;
    const remedy =
      found !== null && found > expected
        ? "A newer version of the library migrated it: upgrade this process."
        : "Call outreach.migrate() before anything else, with a role that may create tables.";
    super({
      code: "schema-version",
      message: `The database ${state}; this version of Outreachkit needs "${expected}". ${remedy}`,
    });
    this.expected = expected;
    this.found = found;
  }
}
