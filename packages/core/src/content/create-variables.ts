import { variableFields } from "./known-variables.ts";
import { liquidVariable } from "./liquid-variable.ts";
import type { LiquidVariable } from "./liquid-variable.ts";

type Fields = typeof variableFields;
type FieldVariables<Root extends keyof Fields> = {
  readonly [Field in Fields[Root][number]]: LiquidVariable;
};

interface WithAttributes {
  /** One of the host's own fields: `contact.attributes("plan")`. */
  readonly attributes: (name: string) => LiquidVariable;
}

export interface ContactVariables extends FieldVariables<"contact">, WithAttributes {}
export interface CompanyVariables extends FieldVariables<"company">, WithAttributes {}
export interface SenderVariables extends FieldVariables<"sender"> {}
export interface CampaignVariables extends FieldVariables<"campaign"> {}

/** Everything a template may speak of, typed; each leaf prints as Liquid. */
export interface Variables {
  readonly contact: ContactVariables;
  readonly company: CompanyVariables;
  readonly sender: SenderVariables;
  readonly campaign: CampaignVariables;
  /** `enrichment("company-deep", "pain")`. */
  readonly enrichment: (stage: string, ...path: readonly [string, ...string[]]) => LiquidVariable;
  /** `strategy("valueProposition")`. */
  readonly strategy: (...path: readonly [string, ...string[]]) => LiquidVariable;
}

export function createVariables(): Variables {
  return {
    contact: { ...fieldsOf("contact"), ...attributesOf("contact") },
    company: { ...fieldsOf("company"), ...attributesOf("company") },
    sender: fieldsOf("sender"),
    campaign: fieldsOf("campaign"),
    enrichment: (stage, ...path) => liquidVariable("enrichment", stage, ...path),
    strategy: (...path) => liquidVariable("strategy", ...path),
  };
}

function fieldsOf<Root extends keyof Fields>(root: Root): FieldVariables<Root> {
  const entries = variableFields[root].map((field): [string, LiquidVariable] => [
    field,
    liquidVariable(root, field),
  ]);
  return Object.fromEntries(entries) as FieldVariables<Root>;
}

function attributesOf(root: keyof Fields): WithAttributes {
  return { attributes: (name) => liquidVariable(root, "attributes", name) };
}
