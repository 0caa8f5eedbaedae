import { Tag, Value } from "liquidjs";
import type { Context, Liquid, TagToken, Tokenizer, TopLevelToken } from "liquidjs";
import { evaluateTracked } from "./evaluate-tracked.ts";
import { TemplateContext } from "./template-context.ts";

/** `{% assign %}` that remembers what it could not find, so that printing the name shows the hole. */
export class TemplateAssignTag extends Tag {
  readonly #identifier: ReturnType<Tokenizer["readIdentifier"]>;
  readonly #value: Value;

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    this.#identifier = this.tokenizer.readIdentifier();
    this.tokenizer.assert(this.#identifier.content, "expected variable name");
    this.tokenizer.skipBlank();
    this.tokenizer.assert(this.tokenizer.peek() === "=", 'expected "="');
    this.tokenizer.advance();
    this.#value = new Value(this.tokenizer.readFilteredValue(), liquid);
  }

  override *render(context: Context): Generator<unknown, void, unknown> {
    if (!(context instanceof TemplateContext)) return;
    const name = this.#identifier.content;
    const { value, found, missing } = yield* evaluateTracked(this.#value, context);
    for (const variable of found) context.used.add(variable);
    if (missing.length > 0) context.origins.set(name, missing);
    else context.origins.delete(name);
    context.bottom()[name] = missing.length > 0 ? undefined : value;
  }

  *arguments(): Generator<Value> {
    yield this.#value;
  }

  *localScope(): Generator<ReturnType<Tokenizer["readIdentifier"]>> {
    yield this.#identifier;
  }
}
