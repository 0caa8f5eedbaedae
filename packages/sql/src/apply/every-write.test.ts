import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { createPostgresDialect } from "../dialect/postgres-dialect.ts";
import { createSqliteDialect } from "../dialect/sqlite-dialect.ts";
import type { WritePart } from "../dialect/write-part.ts";
import { compileStatement } from "../session/compile-statement.ts";

const root = new URL("../", import.meta.url);
/** They make writes for others, or run them. */
const makers = ["insert-rows", "update-rows", "delete-rows", "list-write-parts", "apply-changes"];

/** The write of each file that says how one is done. */
const findWrites = async (): Promise<ReadonlyMap<string, WritePart>> => {
  const writes = new Map<string, WritePart>();
  for (const folder of ["apply/", "reads/queue/"]) {
    for (const name of await readdir(new URL(folder, root))) {
      const file = new URL(`${folder}${name}`, root);
      if (name.endsWith(".test.ts") || makers.includes(name.replace(".ts", ""))) continue;
      const text = await readFile(file, "utf8");
      if (!/\bWritePart\b|\b(?:insert|update|delete)Rows\b/.test(text)) continue;
      const exported: Record<string, unknown> = await import(/* @vite-ignore */ file.pathname);
      for (const [key, make] of Object.entries(exported)) {
        if (typeof make === "function") writes.set(key, make([]) as WritePart);
      }
    }
  }
  return writes;
};

test("S22: every write of a change set and of a fold names its tenant", async () => {
  const writes = await findWrites();
  expect(writes.size).toBeGreaterThan(20);
  for (const dialect of [
    createPostgresDialect({ schema: "o" }),
    createSqliteDialect({ prefix: "o_" }),
  ]) {
    // Compiling throws where one does not: the check is on in every test.
    for (const { name, statement } of writes.values()) {
      const { sql } = compileStatement(dialect, statement.build);
      expect(`${name}: ${sql.trim()}`).toMatch(/^[\w.]+: (?:with|insert|update|delete)\b/);
    }
  }
});
