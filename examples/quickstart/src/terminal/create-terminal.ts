import { styleText } from "node:util";
import { stripControls } from "./strip-controls.ts";
import type { Terminal } from "./terminal.ts";

/** A stream to write to, such as `process.stdout`. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
}

/** Plain lines on a stream. Bold only on a terminal, and not where `NO_COLOR` says so. */
export function createTerminal(output: Output): Terminal {
  const isPlain = !output.isTTY || Boolean(process.env["NO_COLOR"]);
  const bold = (text: string) =>
    isPlain ? text : styleText("bold", text, { validateStream: false });
  const line = (text = "") => void output.write(`${stripControls(text)}\n`);
  return {
    line,
    heading(text) {
      line();
      output.write(`${bold(stripControls(text))}\n`);
    },
  };
}
