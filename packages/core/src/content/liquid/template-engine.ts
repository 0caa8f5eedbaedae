import { createTemplateCache } from "./create-template-cache.ts";

let engine: ReturnType<typeof createTemplateCache> | undefined;

/**
 * The one engine of the process, made at first use. It holds parsed templates and nothing else: no
 * data, no settings, so that sharing it cannot be observed.
 */
export function templateEngine(): ReturnType<typeof createTemplateCache> {
  engine ??= createTemplateCache();
  return engine;
}
