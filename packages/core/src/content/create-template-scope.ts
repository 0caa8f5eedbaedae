import { isMissingValue } from "./is-missing-value.ts";
import { stripInvisible } from "./strip-invisible.ts";
import type { TemplateData } from "./template-data.ts";
import type { TemplateScope } from "./template-scope.ts";

const deepest = 12;

/**
 * Copies what a message may speak of into objects without prototypes. Values that say nothing (see
 * `isMissingValue`) are left out at every level, so that a template's default takes their place;
 * invisible characters are removed; functions and symbols never come along. Line breaks and control
 * characters stay: stripping them would hide a tampered name, and the checks report it instead.
 */
export function createTemplateScope(data: TemplateData): TemplateScope {
  const { contact, company, enrichment, sender, campaign, strategy } = data;
  const scope = copyObject(
    { contact: withFullName(contact), company, enrichment, sender, campaign, strategy },
    0,
  );
  return scope as TemplateScope;
}

function withFullName(contact: TemplateData["contact"]): TemplateData["contact"] {
  if (!isMissingValue(contact.fullName)) return contact;
  const names = [contact.firstName, contact.lastName].filter((name) => !isMissingValue(name));
  return { ...contact, fullName: names.join(" ") };
}

function copyObject(source: object, depth: number): { [key: string]: unknown } {
  const target = Object.create(null) as { [key: string]: unknown };
  for (const [key, value] of Object.entries(source)) {
    if (key === "__proto__") continue;
    const copied = copyValue(value, depth + 1);
    if (copied !== undefined) target[key] = copied;
  }
  return target;
}

function copyValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") {
    const text = stripInvisible(value);
    return isMissingValue(text) ? undefined : text;
  }
  if (isMissingValue(value) || depth > deepest) return undefined;
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => copyValue(item, depth + 1))
      .filter((item) => item !== undefined);
  }
  return copyObject(value, depth);
}
