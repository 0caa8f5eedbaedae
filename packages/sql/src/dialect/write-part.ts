import type { RawBuilder } from "kysely";
import type { StatementTools } from "../session/statement.ts";

/** Sets of rows, as JSON text. */
type JsonParameters = Readonly<Record<string, string>>;

/** One write of a change set. */
export interface WritePart {
  /** Names it in errors: `enrollments.update`. Parts of the same name and variant have one statement. */
  readonly name: string;
  /** Tells statements of parts of the same name apart. */
  readonly variant?: string;
  /** A data-modifying statement that returns one row for each row it changed. */
  readonly statement: {
    readonly build: (tools: StatementTools<JsonParameters>) => RawBuilder<unknown>;
  };
  readonly parameters: JsonParameters;
  /** How many rows it must change; less is a conflict. Null: any number is right. */
  readonly expected: number | null;
}
