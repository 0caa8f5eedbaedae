import assert from "node:assert/strict";
import type { StoreTable, StoreUnderTest } from "./store-under-test.ts";

/**
 * Reads the row past the store and compares it with the record, field by field. Drivers give 64-bit
 * integers as text and documents parsed or as text: the record says what each column has to be.
 */
export const assertStored = async <Row extends object>(
  subject: StoreUnderTest,
  table: StoreTable,
  record: Row,
  keys: readonly (keyof Row & string)[] = defaultKeys(record),
): Promise<void> => {
  const conditions = keys.map((key) => `${toColumnName(key)} = '${String(record[key])}'`);
  const rows = await subject.query(
    `select * from ${subject.table(table)} where ${conditions.join(" and ")}`,
  );
  assert.equal(rows.length, 1, `${table} has ${rows.length} rows where ${conditions.join(", ")}`);
  const stored = Object.entries(record).map(([property, value]) => {
    const column = toColumnName(property);
    return [property, readLike(value, rows[0]![column])];
  });
  assert.deepEqual(Object.fromEntries(stored), record, `the row of ${table} is not the record`);
};

const defaultKeys = <Row extends object>(record: Row): readonly (keyof Row & string)[] =>
  ["tenantId", "id"].filter((key) => key in record) as (keyof Row & string)[];

const toColumnName = (property: string): string =>
  property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const readLike = (expected: unknown, stored: unknown): unknown => {
  if (stored === null) return null;
  if (typeof expected === "number") return Number(stored);
  if (typeof expected === "object" && typeof stored === "string") return JSON.parse(stored);
  return stored;
};
