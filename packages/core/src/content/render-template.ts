import { toValueSync } from "liquidjs";
import { OutreachError } from "../model/errors/outreach-error.ts";
import type { ContentFormat } from "../model/message-content.ts";
import type { DroppedValue } from "./html/dropped-value.ts";
import { placeValues } from "./html/place-values.ts";
import { BoundedEmitter } from "./liquid/bounded-emitter.ts";
import { TemplateContext } from "./liquid/template-context.ts";
import { templateEngine } from "./liquid/template-engine.ts";
import type { TemplateScope } from "./template-scope.ts";

export interface RenderedTemplate {
  readonly text: string;
  /** Variables without a value and without a default; their places keep the `{{ ... }}`. */
  readonly missing: readonly string[];
  /** Variables of the scope whose values were printed, assigned or looped over. */
  readonly used: readonly string[];
  /** Only in HTML. */
  readonly dropped: readonly DroppedValue[];
}

/**
 * Renders one template. Data is only ever data: it is never read as a template, and in HTML never as
 * markup. Throws an `OutreachError` (`template-failed`) for a template that does not parse, which
 * saving refuses, or that runs over the engine's limits.
 */
export function renderTemplate(options: {
  readonly source: string;
  readonly scope: TemplateScope;
  readonly format: ContentFormat;
}): RenderedTemplate {
  const { source, scope, format } = options;
  const { liquid, parse } = templateEngine();
  const context = new TemplateContext({ liquid, scope, format });
  const emitter = new BoundedEmitter();
  try {
    toValueSync(liquid.renderer.renderTemplates([...parse(source)], context, emitter));
  } catch (error) {
    throw new OutreachError({
      code: "template-failed",
      message: `The template could not be rendered: ${error instanceof Error ? error.message : String(error)}`,
      cause: error,
    });
  }
  const placed =
    format === "html"
      ? placeValues(emitter.buffer, context.printed)
      : { html: emitter.buffer, dropped: [] };
  return {
    text: placed.html,
    missing: [...context.missing],
    used: [...context.used],
    dropped: placed.dropped,
  };
}
