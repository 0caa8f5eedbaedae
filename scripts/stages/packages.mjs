import { mkdir, readdir, rm } from "node:fs/promises";
import { captureCommand } from "../capture-command.mjs";
import { pnpmCommand } from "../pnpm-command.mjs";
import { root } from "../root.mjs";

const target = `${root}/.out/packages`;

/** Packs each package as it would be published, and checks what a user would install. */
export default async () => {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const { command, args } = pnpmCommand;
  const pack = ["--filter", "./packages/*", "pack", "--pack-destination", target];
  const packed = await captureCommand(command, [...args, ...pack]);
  if (packed.code !== 0) return { ok: false, output: packed.output };

  const failed = [];
  const tarballs = (await readdir(target)).map((name) => `${target}/${name}`);
  for (const tarball of tarballs) {
    const checks = await Promise.all([
      captureCommand("publint", ["run", "--strict", tarball]),
      captureCommand("attw", ["--profile", "esm-only", tarball]),
    ]);
    failed.push(...checks.filter(({ code }) => code !== 0).map(({ output }) => output));
  }
  return { ok: failed.length === 0, output: failed.join("\n") };
};
