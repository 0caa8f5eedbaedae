import { readFile } from "node:fs/promises";
import { root } from "../root.mjs";
import { coverageFile } from "./output-files.mjs";

const percentOf = (entries) => {
  const total = entries.reduce((sum, { lines }) => sum + lines.total, 0);
  const covered = entries.reduce((sum, { lines }) => sum + lines.covered, 0);
  return total === 0 ? "none" : `${((100 * covered) / total).toFixed(1)} %`;
};

/** Covered lines of each package, as one line; undefined if vitest wrote no coverage. */
export const readCoverage = async () => {
  const text = await readFile(coverageFile, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const { total, ...files } = JSON.parse(text);
  const prefix = `${root}/packages/`;
  const packageOf = (file) => file.slice(prefix.length).split("/")[0];
  const groups = Map.groupBy(Object.keys(files), packageOf);
  const parts = [...groups].map(
    ([name, paths]) => `${name} ${percentOf(paths.map((path) => files[path]))}`,
  );
  return `lines covered: ${[`all ${percentOf([total])}`, ...parts].join(", ")}`;
};
