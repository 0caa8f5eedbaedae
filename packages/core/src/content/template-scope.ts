declare const cleaned: unique symbol;

/** Data that is safe to render: made by `createTemplateScope` and by nothing else. */
export interface TemplateScope {
  readonly [cleaned]: true;
  readonly [root: string]: unknown;
}
