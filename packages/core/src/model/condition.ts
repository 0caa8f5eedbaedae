import type { JsonValue } from "./json.ts";

/** Fields of a contact that conditions may ask about. Closed. */
export const contactConditionFields = [
  "country",
  "region",
  "city",
  "locale",
  "title",
  "seniority",
  "score",
  "tier",
  "tags",
  "owner",
  "status",
  "email",
  "emailConfidence",
  "phone",
  "linkedinUrl",
] as const;

/** Fields of the contact's company that conditions may ask about. Closed. */
export const companyConditionFields = ["name", "domain", "industry", "size", "country"] as const;

/** `contact.tier`, `company.industry`, or one of the host's: `contact.attributes.plan`. */
export type ConditionField =
  | `contact.${(typeof contactConditionFields)[number]}`
  | `company.${(typeof companyConditionFields)[number]}`
  | `${"contact" | "company"}.attributes.${string}`;

/** What may have happened to a contact. Closed. */
export const conditionEvents = [
  "replied",
  "clicked",
  "opened",
  "bounced",
  "connection-accepted",
  "goal",
  "custom",
] as const;

export type ConditionEvent = (typeof conditionEvents)[number];

/** What may have become of an earlier step. */
export const stepFates = ["sent", "skipped", "passed"] as const;

export type StepFate = (typeof stepFates)[number];

type Operator =
  /** The same value; a missing field equals only `null`. Text is compared without case. */
  | { readonly equals: JsonValue }
  /** One of these values; of a list such as tags, any of them. */
  | { readonly in: readonly JsonValue[] }
  /** Whether the field has a value: `null`, blank text and an empty list are none. */
  | { readonly exists: boolean }
  /** A number, or a tier or status, at least this high. A missing field is not. */
  | { readonly atLeast: number | string }
  | { readonly atMost: number | string };

/** Something that holds of an enrollment, or not. Data, so that a campaign stays plain JSON. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | ({ readonly field: ConditionField } & Operator)
  /** It happened since the contact was enrolled here. Opens and clicks of machines never count. */
  | {
      readonly event: ConditionEvent;
      /** Only about this step's message. */
      readonly step?: string;
      /** Of a reply: only with one of these intents. */
      readonly intents?: readonly string[];
      /** Of a goal or a custom signal: only with this name. A custom signal needs one. */
      readonly name?: string;
    }
  /** What became of an earlier step: sent, skipped, or passed (a branch, a wait, a done task). */
  | { readonly step: string; readonly was: StepFate };
