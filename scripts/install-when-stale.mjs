import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { captureCommand } from "./capture-command.mjs";
import { hashManifests } from "./hash-manifests.mjs";
import { pnpmCommand } from "./pnpm-command.mjs";
import { root } from "./root.mjs";

// Inside node_modules, so that removing that removes the claim that it is installed.
const stampFile = `${root}/node_modules/.outreachkit/installed`;

/** Installs what the lockfile says, unless that was done since a manifest last changed. */
export const installWhenStale = async () => {
  const stamp = await hashManifests();
  if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;
  const started = performance.now();
  const { command, args } = pnpmCommand;
  const { code, output } = await captureCommand(command, [
    ...args,
    "install",
    "--frozen-lockfile",
    "--yes",
  ]);
  if (code !== 0) {
    console.error(output);
    console.error("pnpm install failed. After a change of a package.json, update the lockfile:");
    console.error("  node scripts/run.mjs pnpm install");
    process.exit(1);
  }
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
  console.error(`installed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
};
