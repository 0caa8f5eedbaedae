import type { Liquid, Template } from "liquidjs";
import { createLiquid } from "./create-liquid.ts";
import { TemplateParser } from "./template-parser.ts";

const mostTemplates = 256;
const longestKept = 32_000;

/**
 * Parses templates and remembers the last used: a campaign renders the same few for every contact.
 * The memory is bounded in number and size, and a parsed template is never changed.
 */
export function createTemplateCache(): {
  readonly liquid: Liquid;
  readonly parse: (source: string) => readonly Template[];
} {
  const liquid = createLiquid();
  const parsed = new Map<string, readonly Template[]>();
  return {
    liquid,
    parse(source) {
      const known = parsed.get(source);
      if (known) {
        parsed.delete(source);
        parsed.set(source, known);
        return known;
      }
      const templates = new TemplateParser(liquid).parse(source.replace(/[\uFDD0\uFDD1]/g, ""));
      if (source.length <= longestKept) parsed.set(source, templates);
      const oldest = parsed.size > mostTemplates ? parsed.keys().next().value : undefined;
      if (oldest !== undefined) parsed.delete(oldest);
      return templates;
    },
  };
}
