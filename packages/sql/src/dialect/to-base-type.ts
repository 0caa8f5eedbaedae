import type { BaseColumnType, ColumnType } from "../schema/column-type.ts";

/** The type without the mark of a nullable column. */
export const toBaseType = (type: ColumnType): BaseColumnType =>
  (type.endsWith("?") ? type.slice(0, -1) : type) as BaseColumnType;
