import { styleText } from "node:util";
import { stripControls } from "./strip-controls.ts";
import type { Terminal } from "./terminal.ts";

/** Plain lines on a stream. Bold only on a terminal, and not where `NO_COLOR` says so. */
export function createTerminal(stream: {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}): Terminal {
  const bold = (text: string) =>
    stream.isTTY && !process.env["NO_COLOR"]
      ? styleText("bold", text, { validateStream: false })
      : text;
  const line = (text = "") => void stream.write(`${stripControls(text)}\n`);
  return {
    line,
    heading(text) {
      line();
      stream.write(`${bold(stripControls(text))}\n`);
    },
  };
}
