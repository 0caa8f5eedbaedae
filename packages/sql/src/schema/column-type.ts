/** What a column holds; each dialect says how. `json` documents are objects or arrays, never scalars. */
export type BaseColumnType = "id" | "text" | "integer" | "instant" | "number" | "json";

/** The same with `?` where the column may be null. */
export type ColumnType = BaseColumnType | `${BaseColumnType}?`;
