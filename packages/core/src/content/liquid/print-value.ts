import type { BoundedEmitter } from "./bounded-emitter.ts";
import { printMark } from "./print-mark.ts";
import type { TemplateContext } from "./template-context.ts";

/**
 * Writes a value where a template prints it. Into HTML goes a mark: the value itself is put in and
 * escaped when the whole document stands, so that data is never read as markup. Inside `capture` the
 * text is still data, and is escaped when the captured text is printed.
 */
export function printValue(options: {
  readonly context: TemplateContext;
  readonly emitter: Pick<BoundedEmitter, "write">;
  readonly text: string;
  readonly names: readonly string[];
  readonly breakLines?: boolean;
}): void {
  const { context, emitter, text, names, breakLines = false } = options;
  if (context.format === "text" || context.captureDepth > 0) return emitter.write(text);
  emitter.write(printMark(context.printed.length));
  context.printed.push({ text, names, breakLines });
}
