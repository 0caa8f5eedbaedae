import { glob } from "node:fs/promises";

const pages = ["*.md", "docs/**/*.md", "{packages,examples}/*/*.md", "{benchmarks,soak}/*.md"];

/** The Markdown pages below a folder whose code is checked, as relative paths. */
export const listPages = async (folder) => {
  const found = [];
  for await (const path of glob(pages, { cwd: folder })) {
    // A change log tells what was once true.
    if (!path.endsWith("CHANGELOG.md")) found.push(path);
  }
  return found.sort();
};
