import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const packages = fileURLToPath(new URL("../../../packages/", import.meta.url));
const folders = ["sql/src/", "adapter-sqlite/src/", "adapter-postgres/src/"];

/** Where SQL text reaches a connection, and why it needs no check or has had it. */
const known = [
  // Hand over what the builder compiled, and so what the check has seen.
  "sql/src/session/create-context-factory.ts",
  "sql/src/dialect/create-statement-combiner.ts",
  "sql/src/dialect/run-one-by-one.ts",
  // Pass on the text that they are given: ours, or the host's own.
  "sql/src/store/create-sql-store.ts",
  "sql/src/executors/from-drizzle.ts",
  "sql/src/executors/from-kysely.ts",
  "adapter-sqlite/src/create-scoped-connection.ts",
  "adapter-postgres/src/create-scoped-executor.ts",
  // Table definitions and the list of migrations: of no tenant.
  "sql/src/migrations/apply-migration.ts",
  "sql/src/migrations/read-applied.ts",
  // Begin, commit, the clock; and the text that they are given.
  "adapter-sqlite/src/create-sqlite-driver.ts",
  "adapter-postgres/src/create-postgres-driver.ts",
];

test("S22: nothing but migrations runs a statement past the builder that is checked", async () => {
  const running: string[] = [];
  for (const folder of folders) {
    const names = await readdir(`${packages}${folder}`, { recursive: true });
    for (const name of names) {
      if (!name.endsWith(".ts") || /\.test\.ts$|test-support\//.test(name)) continue;
      const text = await readFile(`${packages}${folder}${name}`, "utf8");
      if (/\bexecute\(/.test(text.replaceAll(/execute\(\s*sql: string/g, "")))
        running.push(`${folder}${name}`);
    }
  }
  expect(running.filter((file) => !known.includes(file))).toEqual([]);
});
