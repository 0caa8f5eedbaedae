import type { Migration } from "../migration.ts";

/**
 * What an operator should see can be counted without reading all deliveries. Rows that go well never
 * enter the index; a row that enters or leaves it changes indexed columns anyway.
 */
export const attentionMigration: Migration = {
  name: "0003-attention",
  statements: ({ table, index }) => [
    `create index ${index("delivery", "attention")} on ${table("delivery")} (state)
      where state in ('failed', 'unknown', 'needs-review')`,
  ],
};
