import { z } from "zod";
import {
  companyConditionFields,
  type Condition,
  conditionEvents,
  contactConditionFields,
  stepFates,
} from "../model/condition.ts";

const fields = new Set([
  ...contactConditionFields.map((name) => `contact.${name}`),
  ...companyConditionFields.map((name) => `company.${name}`),
]);

const field = z
  .string()
  .refine((name) => fields.has(name) || /^(?:contact|company)\.attributes\.[^.\s]+$/.test(name), {
    error: ({ input }) =>
      `"${String(input)}" is no field; known: ${[...fields].join(", ")}, and contact.attributes.* and company.attributes.*`,
  });

const order = z.union([z.number(), z.string()]);
const operators = {
  equals: z.json().optional(),
  in: z.array(z.json()).min(1).optional(),
  exists: z.boolean().optional(),
  atLeast: order.optional(),
  atMost: order.optional(),
};
const operatorNames = Object.keys(operators);

const comparison = z
  .strictObject({ field, ...operators })
  .refine(
    (value) => operatorNames.filter((name) => name in value).length === 1,
    `must have exactly one of ${operatorNames.join(", ")}`,
  );

const happened = z
  .strictObject({
    event: z.enum(conditionEvents),
    step: z.string().optional(),
    intents: z.array(z.string().min(1)).min(1).optional(),
    name: z.string().min(1).optional(),
  })
  .refine(({ event, intents }) => intents === undefined || event === "replied", {
    error: "only a reply has intents",
  })
  .refine(
    ({ event, name }) =>
      name === undefined ? event !== "custom" : event === "goal" || event === "custom",
    { error: "a custom signal needs a name, a goal may have one, nothing else has" },
  );

const fate = z.strictObject({ step: z.string(), was: z.enum(stepFates) });

/** By the one key that tells the kinds of condition apart, so that an error speaks of the kind meant. */
const shapes = {
  all: z.strictObject({ all: z.array(z.lazy(() => conditionSchema)).min(1) }),
  any: z.strictObject({ any: z.array(z.lazy(() => conditionSchema)).min(1) }),
  not: z.strictObject({ not: z.lazy(() => conditionSchema) }),
  field: comparison,
  event: happened,
  was: fate,
} as const;

/** The shape of a condition. Steps that it names are checked with the graph. */
export const conditionSchema: z.ZodType<Condition> = z.unknown().check((context) => {
  const { value, issues } = context;
  const names = Object.keys(shapes) as (keyof typeof shapes)[];
  const name =
    typeof value === "object" && value !== null
      ? names.find((candidate) => candidate in value)
      : undefined;
  if (name === undefined) {
    const message =
      'must be a condition, such as { field: "contact.tier", equals: "hot" }, { event: "clicked" }, { step: "hook", was: "sent" }, or all, any, not';
    issues.push({ code: "custom", input: value, path: [], message });
    return;
  }
  const parsed = shapes[name].safeParse(value);
  if (parsed.success) return;
  for (const { code, path, message } of parsed.error.issues)
    issues.push({ code: "custom", input: value, path: [...path], message, params: { code } });
}) as unknown as z.ZodType<Condition>;
