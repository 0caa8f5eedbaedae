import { dirname, delimiter } from "node:path";
import { captureCommand } from "./capture-command.mjs";
import { isSupportedNode } from "./is-supported-node.mjs";
import { root } from "./root.mjs";

const bundled = `${root}/tools/node/node_modules/node/bin/node`;

/**
 * The Node that runs tasks: the machine's own where it is new enough, so that each leg of CI tests
 * its own version, else Node 24 from the npm package `node`. Gives its path and an environment in
 * which every child finds it first.
 *
 * OUTREACHKIT_NODE_MAJOR fails the run unless that major version is the one selected.
 */
export const selectNode = async () => {
  const path = isSupportedNode(process.versions.node) ? process.execPath : bundled;
  const { code, output } = await captureCommand(path, ["--version"]).catch((error) => ({
    code: 1,
    output: String(error),
  }));
  const version = output.trim().replace(/^v/, "");
  if (code !== 0 || !isSupportedNode(version)) {
    console.error(`No Node >= 22.13: ${path} answered ${output.trim()}`);
    console.error("Install it again: rm -r node_modules tools/node/node_modules");
    process.exit(1);
  }
  const expected = process.env.OUTREACHKIT_NODE_MAJOR;
  if (expected && version.split(".")[0] !== expected) {
    console.error(`Node ${version} was selected, but OUTREACHKIT_NODE_MAJOR asks for ${expected}.`);
    process.exit(1);
  }
  const own = path === process.execPath;
  console.error(
    `node ${version}${own ? "" : ` (this machine's ${process.versions.node} is too old)`}`,
  );
  const paths = [dirname(path), `${root}/node_modules/.bin`, process.env.PATH];
  return { path, env: { ...process.env, PATH: paths.join(delimiter) } };
};
