import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { root } from "./root.mjs";

test("the lockfile names no registry, so that every machine can use its own", async () => {
  const lockfile = await readFile(`${root}/pnpm-lock.yaml`, "utf8");
  expect(lockfile.match(/https?:\/\/\S+/g)).toBeNull();
});
