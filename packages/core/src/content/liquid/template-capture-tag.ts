import { CaptureTag } from "liquidjs";
import type { Context } from "liquidjs";
import { BoundedEmitter } from "./bounded-emitter.ts";
import { TemplateContext } from "./template-context.ts";

/** `{% capture %}`: collects text as data. Markup in it is shown as it was written. */
export class TemplateCaptureTag extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    if (!(context instanceof TemplateContext)) return;
    const emitter = new BoundedEmitter();
    context.captureDepth++;
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    context.captureDepth--;
    context.origins.delete(this.variable);
    context.bottom()[this.variable] = emitter.buffer;
  }
}
