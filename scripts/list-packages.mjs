import { readdir, readFile } from "node:fs/promises";
import { root } from "./root.mjs";

/** The packages we publish: `{ name, folder }`, in order of their names. */
export const listPackages = async () => {
  const folders = (await readdir(`${root}/packages`)).sort();
  const packages = folders.map(async (folder) => {
    const path = `${root}/packages/${folder}`;
    const manifest = await readFile(`${path}/package.json`, "utf8").catch(() => undefined);
    // A folder without a manifest is what an earlier checkout left behind.
    return manifest === undefined ? [] : [{ name: JSON.parse(manifest).name, folder: path }];
  });
  return (await Promise.all(packages)).flat();
};
