import { namePages } from "../../tools/docs-check/src/name-pages.mjs";
import { writeBlocks } from "../../tools/docs-check/src/write-blocks.mjs";
import { nativeTsc } from "../native-tsc.mjs";
import { root } from "../root.mjs";
import { checkWith } from "./check-with.mjs";

const project = `${root}/tools/docs-check`;

/** Type-checks the code blocks of the README files and docs. */
export default async () => {
  const pageOf = await writeBlocks(root, `${project}/.blocks`);
  const blocks = Object.keys(pageOf).length;
  // A project without files is an error to the compiler.
  if (blocks === 0) return { ok: true, output: "", note: "no code blocks yet" };
  const { ok, output } = await checkWith(process.execPath, [nativeTsc, "-p", project]);
  return { ok, output: namePages(output, pageOf), note: `${blocks} code blocks` };
};
