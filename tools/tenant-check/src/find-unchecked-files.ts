import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { checkedStatements } from "./checked-statements.ts";

const sources = fileURLToPath(new URL("../../../packages/sql/src/", import.meta.url));
/** Tests, and what statements are made with. */
const isOther = /\.test\.ts$|^test-support\/|^session\//;
/** A call that defines a statement, or runs a query whose shape depends on the request. */
const definesStatement = /\bdefineStatement[<(]|\bcontext\.query[<(]/;

/** Files of packages/sql that define a statement of which nothing was compiled so far. */
export const findUncheckedFiles = async (): Promise<readonly string[]> => {
  const seen = new Set([...checkedStatements.values()].flatMap(({ files }) => files));
  const names = (await readdir(sources, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !isOther.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(`${sources}${name}`, "utf8") })),
  );
  // One file may define what another runs.
  const runs = files.filter(({ name }) => seen.has(name));
  const isRun = (name: string) => runs.some(({ text }) => text.includes(`/${basename(name)}"`));
  return files
    .filter(({ name, text }) => definesStatement.test(text) && !seen.has(name) && !isRun(name))
    .map(({ name }) => name)
    .toSorted();
};
