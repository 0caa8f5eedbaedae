/**
 * The last record of each key, in key order: one statement may not write a row twice, and
 * transactions that write the same rows in one order cannot wait for each other in a circle.
 */
export const lastByKey = <Item>(
  records: readonly Item[],
  keyOf: (record: Item) => readonly string[],
): readonly Item[] => {
  const byKey = new Map(records.map((record) => [JSON.stringify(keyOf(record)), record]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
};
