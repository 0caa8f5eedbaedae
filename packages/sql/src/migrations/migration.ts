import type { SchemaLanguage } from "../dialect/schema-language.ts";

/** One step of the schema. Immutable once released: a later change is a new migration. */
export interface Migration {
  /** Numbered: `0001-initial`. The order of the names is the order of application. */
  readonly name: string;
  /** The statements, for one dialect. */
  statements(language: SchemaLanguage): readonly string[];
}
