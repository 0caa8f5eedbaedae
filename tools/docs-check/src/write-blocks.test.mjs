import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeBlocks } from "./write-blocks.mjs";

let folder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outreachkit-docs-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("each block becomes a module whose lines are those of its page", async () => {
  await mkdir(join(folder, "docs"));
  await writeFile(join(folder, "README.md"), "# Title\n\n```ts\nconst a = 1;\n```\n");
  await writeFile(join(folder, "docs/guide.md"), "```ts\nconst b = 2;\n```\n");
  const pageOf = await writeBlocks(folder, join(folder, "out"));
  expect(pageOf).toEqual({
    "README.md__4.ts": "README.md",
    "docs__guide.md__2.ts": "docs/guide.md",
  });
  expect(await readFile(join(folder, "out/README.md__4.ts"), "utf8")).toBe(
    "\n\n\nconst a = 1;\nexport {};\n",
  );
});

test("blocks of an earlier run are gone", async () => {
  await mkdir(join(folder, "out"));
  await writeFile(join(folder, "out/old.ts"), "broken(");
  await writeBlocks(folder, join(folder, "out"));
  expect(await readdir(join(folder, "out"))).toEqual([]);
});

test("an error names the page", async () => {
  await writeFile(join(folder, "README.md"), "```ts no-check\n```\n");
  await expect(writeBlocks(folder, join(folder, "out"))).rejects.toThrow(/README\.md: Line 1/);
});
