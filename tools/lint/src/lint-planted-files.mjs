import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const oxlint = join(root, "node_modules/oxlint/bin/oxlint");

const runOxlint = (cwd, paths) =>
  new Promise((done, reject) => {
    const options = { cwd, maxBuffer: 10_000_000 };
    execFile(
      process.execPath,
      [oxlint, "-f", "json", ...paths],
      options,
      (error, stdout, stderr) => {
        // A non-zero exit is what planted violations are for; no JSON means that it did not run.
        if (stdout.startsWith("{")) done(JSON.parse(stdout));
        else reject(error ?? new Error(stdout + stderr));
      },
    );
  });

/**
 * Lints files in a copy of this repository's layout under its real configuration. Takes
 * `{ path: code }`, gives `{ path: [rule, ...] }`, each rule once.
 */
export const lintPlantedFiles = async (files) => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-lint-"));
  try {
    await Promise.all([
      cp(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json")),
      cp(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json")),
      cp(join(root, "tsconfig.json"), join(folder, "tsconfig.json")),
      symlink(join(root, "node_modules"), join(folder, "node_modules")),
      cp(join(root, "tools/lint/src"), join(folder, "tools/lint/src"), { recursive: true }),
    ]);
    for (const [path, code] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), code);
    }
    const { diagnostics } = await runOxlint(folder, Object.keys(files));
    const rulesOf = (path) =>
      diagnostics.filter(({ filename }) => filename === path).map(({ code }) => code);
    return Object.fromEntries(
      Object.keys(files).map((path) => [path, [...new Set(rulesOf(path))]]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
