import { Liquid } from "liquidjs";
import type { FilterImplOptions } from "liquidjs";
import { allowedFilters } from "./allowed-filters.ts";
import { allowedTags } from "./allowed-tags.ts";
import { TemplateAssignTag } from "./template-assign-tag.ts";
import { TemplateCaptureTag } from "./template-capture-tag.ts";
import { TemplateContext } from "./template-context.ts";
import { TemplateForTag } from "./template-for-tag.ts";
import { titleCase } from "./title-case.ts";

const inHtml = (context: unknown) =>
  context instanceof TemplateContext && context.format === "html";

/**
 * The template engine: strict, without files, prototypes, clock or chance, and with an end to every
 * template. Whether text or HTML is rendered is the context's, so one engine and one cache serve both.
 */
export function createLiquid(): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    lenientIf: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // An empty mapping in place of the file system.
    templates: {},
    relativeReference: false,
    dynamicPartials: false,
    parseLimit: 100_000,
    renderLimit: 2_000,
    memoryLimit: 10_000_000,
    // The same text on every machine.
    timezoneOffset: 0,
    locale: "en-US",
  });
  for (const name of Object.keys(liquid.tags))
    if (!allowedTags.includes(name)) delete liquid.tags[name];
  liquid.registerTag("assign", TemplateAssignTag);
  liquid.registerTag("capture", TemplateCaptureTag);
  liquid.registerTag("for", TemplateForTag);

  const { date, escape, escape_once, newline_to_br } = liquid.filters;
  for (const name of Object.keys(liquid.filters))
    if (!allowedFilters.includes(name)) liquid.unregisterFilter(name);
  liquid.registerFilter("titlecase", (value: unknown) =>
    typeof value === "string" ? titleCase(value) : value,
  );
  // HTML is escaped when it is put together; a second time would show the entities.
  liquid.registerFilter("escape", onlyInText(escape));
  liquid.registerFilter("escape_once", onlyInText(escape_once));
  liquid.registerFilter("newline_to_br", onlyInText(newline_to_br));
  // "now" would read the machine's clock: the same campaign must give the same words. It is a hole.
  liquid.registerFilter("date", function (value: unknown, ...rest: unknown[]): unknown {
    return value === "now" || value === "today"
      ? undefined
      : handlerOf(date).call(this, value, ...rest);
  });
  return liquid;
}

function onlyInText(filter: FilterImplOptions | undefined): FilterImplOptions {
  return function (value: unknown, ...rest: unknown[]): unknown {
    return inHtml(this.context) ? value : handlerOf(filter).call(this, value, ...rest);
  };
}

function handlerOf(filter: FilterImplOptions | undefined) {
  if (typeof filter === "function") return filter;
  throw new TypeError(
    "The template engine lacks a filter it is known to have; its version does not fit.",
  );
}
