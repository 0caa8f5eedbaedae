import pg from "pg";
import { expect, inject, test } from "vitest";

test("tests get a real Postgres that can skip locked rows", async () => {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    const { rows } = await client.query("select 1 as one for update skip locked");
    expect(rows).toEqual([{ one: 1 }]);
  } finally {
    await client.end();
  }
});
