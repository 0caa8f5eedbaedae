import type { StoreTable, StoreUnderTest } from "./store-under-test.ts";

/** How many rows a table has, read past the store. */
export const countRows = async (
  subject: StoreUnderTest,
  table: StoreTable,
  condition = "1 = 1",
): Promise<number> => {
  const rows = await subject.query(
    `select count(*) as count from ${subject.table(table)} where ${condition}`,
  );
  return Number(rows[0]!["count"]);
};
