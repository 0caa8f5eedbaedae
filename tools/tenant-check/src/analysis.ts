import type { Node } from "libpg-query";
import type { Scope } from "./scope.ts";
import type { Rows } from "./source.ts";
import type { Violation } from "./violation.ts";

/** What all queries of one statement share while they are looked at. */
export interface Analysis {
  readonly violations: Violation[];
  /** A number for a source, unique in the statement. */
  nextId(): number;
  /** What a query gives. Each is looked at once, however often it is asked for. */
  analyze(query: Node | undefined, parent: Scope | null): Rows;
}
