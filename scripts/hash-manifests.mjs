import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { root } from "./root.mjs";

/** Folders that hold workspace packages; `benchmarks` and `soak` are such themselves. See pnpm-workspace.yaml. */
const packageFolders = ["packages", "examples", "tools"];

const listManifests = async () => {
  const lists = packageFolders.map(async (folder) => {
    const names = await readdir(`${root}/${folder}`).catch(() => []);
    return names.map((name) => `${folder}/${name}/package.json`);
  });
  const manifests = (await Promise.all(lists)).flat().sort();
  return [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    "benchmarks/package.json",
    "soak/package.json",
  ].concat(manifests);
};

/** A hash of all that decides what an install gives. By content: a checkout sets times anew. */
export const hashManifests = async () => {
  const hash = createHash("sha256");
  for (const path of await listManifests()) {
    hash.update(path);
    hash.update(await readFile(`${root}/${path}`).catch(() => "absent"));
  }
  return hash.digest("hex");
};
