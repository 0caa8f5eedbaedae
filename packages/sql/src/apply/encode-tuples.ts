import type { TableColumns } from "../schema/table-columns.ts";
import { toPropertyName } from "../schema/to-property-name.ts";

/**
 * Makes the function that turns records into the parameter of `SqlDialect.tuples`: arrays in the
 * order of the columns. Without names and absent values a row costs a third less than as an object.
 */
export const encodeTuples = (columns: TableColumns): ((records: readonly object[]) => string) => {
  const properties = Object.keys(columns).map(toPropertyName);
  return (records) =>
    JSON.stringify(
      records.map((record) => {
        const values = record as Readonly<Record<string, unknown>>;
        return properties.map((property) => values[property] ?? null);
      }),
    );
};
