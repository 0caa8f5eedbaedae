import { liquidLiteral } from "./liquid/liquid-literal.ts";

/** A variable in code that prints as Liquid: `` `Hello ${contact.firstName.or("there")}` ``. */
export interface LiquidVariable {
  /** `{{ contact.firstName }}`: a contact without a first name holds the message for a person. */
  toString(): string;
  /** `{{ contact.firstName | default: "there" }}`. */
  or(fallback: string | number): string;
  /** `{{ contact.firstName | titlecase }}`; the filter as it stands in Liquid, with its arguments. */
  filter(filter: string): string;
  /** The bare name, for conditions: `` `{% if ${contact.city.path} %}` ``. */
  readonly path: string;
}

/** Names a variable by its parts. Parts that are no plain names are put in brackets. */
export function liquidVariable(...parts: readonly [string, ...string[]]): LiquidVariable {
  const [root, ...rest] = parts;
  const path = rest.reduce(
    (name, part) =>
      /^[A-Za-z_][\w-]*$/.test(part) ? `${name}.${part}` : `${name}[${liquidLiteral(part)}]`,
    root,
  );
  return {
    path,
    toString: () => `{{ ${path} }}`,
    or: (fallback) => `{{ ${path} | default: ${liquidLiteral(fallback)} }}`,
    filter: (filter) => `{{ ${path} | ${filter} }}`,
  };
}
