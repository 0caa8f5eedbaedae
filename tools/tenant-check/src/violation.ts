/** A table of tenants that a statement touches without saying whose. */
export interface Violation {
  readonly table: string;
  readonly alias: string;
  readonly what: "read" | "updated" | "deleted" | "inserted" | "moved" | "matched by a shared key";
}
