import type { BaseColumnType, ColumnType } from "./column-type.ts";
import type { TableColumns } from "./table-columns.ts";

/**
 * Values as a driver gives them. A host's own client may run our statements, so integers come as
 * numbers, strings or bigints, and JSON documents parsed or as text: the mappers in `rows/` take all.
 */
interface StoredValues {
  readonly id: string;
  readonly text: string;
  readonly integer: number | string | bigint;
  readonly instant: number | string | bigint;
  readonly number: number | string;
  readonly json: unknown;
}

type StoredValue<Type extends ColumnType> = Type extends `${infer Base extends BaseColumnType}?`
  ? StoredValues[Base] | null
  : Type extends BaseColumnType
    ? StoredValues[Type]
    : never;

/** A row of a table, raw. */
export type RowOf<Columns extends TableColumns> = {
  readonly [Name in keyof Columns]: StoredValue<Columns[Name]>;
};
