import { ForTag, evalTokenValue } from "liquidjs";
import type { Context, Emitter, Template } from "liquidjs";
import { printValue } from "./print-value.ts";
import { TemplateContext } from "./template-context.ts";

/** `{% for %}`: a list that is not there is a hole, unless the loop has an `else`. An empty list is fine. */
export class TemplateForTag extends ForTag {
  override *render(
    context: Context,
    emitter: Emitter,
  ): Generator<unknown, string | void, Template[]> {
    if (!(context instanceof TemplateContext)) return;
    const reads = context.beginReads();
    const collection: unknown = yield evalTokenValue(this.collection, context, true);
    const isThere = collection !== null && collection !== undefined;
    for (const name of reads.found) context.used.add(name);
    if (isThere || this.elseTemplates.length > 0) return yield* super.render(context, emitter);
    for (const name of reads.missing) context.missing.add(name);
    printValue({
      context,
      emitter,
      text: `{{ ${this.collection.getText()} }}`,
      names: reads.missing,
    });
  }
}
