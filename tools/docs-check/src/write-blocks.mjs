import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { extractBlocks } from "./extract-blocks.mjs";
import { listPages } from "./list-pages.mjs";

const fileNameOf = (page, line) => `${page.replaceAll("/", "__")}__${line}.ts`;

/**
 * Writes each block as a module of its own, its code on the line that it has in the page. Gives how
 * many there are and, by file name, the page each comes from.
 */
export const writeBlocks = async (folder, target) => {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const pageOf = {};
  for (const page of await listPages(folder)) {
    const markdown = await readFile(join(folder, page), "utf8");
    for (const { line, code } of extractBlocksOf(page, markdown)) {
      const name = fileNameOf(page, line);
      pageOf[name] = page;
      // `export {}` makes it a module, whose names clash with no other block's.
      await writeFile(join(target, name), `${"\n".repeat(line - 1)}${code}\nexport {};\n`);
    }
  }
  return pageOf;
};

const extractBlocksOf = (page, markdown) => {
  try {
    return extractBlocks(markdown);
  } catch (cause) {
    throw new Error(`${page}: ${cause.message}`, { cause });
  }
};
