import { lintPlantedFiles } from "./lint-planted-files.mjs";

/** The second `audience/a.test.ts` becomes `audience/a-2.test.ts`, so that cases do not collide. */
const withoutCollisions = (paths) => {
  const uses = new Map();
  return paths.map((path) => {
    const use = (uses.get(path) ?? 0) + 1;
    uses.set(path, use);
    return use === 1 ? path : path.replace(/([^/.]+)(\.[^/]+)$/, `$1-${use}$2`);
  });
};

/**
 * Lints `[path, code]` cases in one run of the linter, which costs 0.3 s whatever it reads. Gives
 * `[path, code, rules]`, ready for `test.each`.
 */
export const lintCases = async (cases) => {
  const paths = withoutCollisions(cases.map(([path]) => path));
  const found = await lintPlantedFiles(
    Object.fromEntries(cases.map(([, code], index) => [paths[index], code])),
  );
  return cases.map(([path, code], index) => [path, code, found[paths[index]]]);
};
