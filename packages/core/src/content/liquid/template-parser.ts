import { Parser, TypeGuards } from "liquidjs";
import type { Liquid, TopLevelToken } from "liquidjs";
import { TemplateOutput } from "./template-output.ts";

/** The engine's parser with our own `{{ ... }}`. */
export class TemplateParser extends Parser {
  readonly #liquid: Liquid;

  constructor(liquid: Liquid) {
    super(liquid);
    this.#liquid = liquid;
  }

  override parseToken(
    token: TopLevelToken,
    remaining: TopLevelToken[],
  ): ReturnType<Parser["parseToken"]> {
    return TypeGuards.isOutputToken(token)
      ? new TemplateOutput(token, this.#liquid)
      : super.parseToken(token, remaining);
  }
}
