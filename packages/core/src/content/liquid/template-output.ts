import { Output } from "liquidjs";
import type { Context, Emitter } from "liquidjs";
import { evaluateTracked } from "./evaluate-tracked.ts";
import type { TrackedValue } from "./evaluate-tracked.ts";
import { printValue } from "./print-value.ts";
import { TemplateContext } from "./template-context.ts";

/** `{{ ... }}`: prints its value, or itself as a hole that a person sees. Never nothing. */
export class TemplateOutput extends Output {
  override *render(context: Context, emitter: Emitter): IterableIterator<unknown> {
    if (!(context instanceof TemplateContext)) return;
    const result = yield* evaluateTracked(this.value, context);
    const text = toText(result.value);
    const missing =
      text === undefined || isHole(result, text) ? missingNames(result, this.token.content) : [];
    for (const name of result.found) context.used.add(name);
    if (text !== undefined && missing.length === 0) {
      const breakLines = this.value.filters.at(-1)?.name === "newline_to_br";
      return printValue({ context, emitter, text, names: result.found, breakLines });
    }
    for (const name of missing) context.missing.add(name);
    printValue({ context, emitter, text: `{{ ${this.token.content} }}`, names: missing });
  }
}

/** Something was missing, or the filters left nothing of what was there. */
function isHole({ missing, found, defaulted }: TrackedValue, text: string): boolean {
  return missing.length > 0 || (found.length > 0 && !defaulted && text.trim() === "");
}

function missingNames({ missing, found }: TrackedValue, source: string): readonly string[] {
  if (missing.length > 0) return missing;
  return found.length > 0 ? found : [source];
}

/** Lists are joined by commas; an object or a number that is none cannot be printed. */
function toText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return undefined;
  const items = value.map(toText);
  return items.includes(undefined) ? undefined : items.join(", ");
}
