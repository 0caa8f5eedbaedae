import type { Problem } from "@outreachkit/core";
import type { ContactInput } from "../contacts-file/contact-input.ts";
import type { ImportNote, NoteCode } from "./imported-row.ts";

/** Fields that a contact is useful without, in the words of the note. */
const optional: Readonly<Record<string, string>> = {
  country: "country",
  timeZone: "time zone",
  region: "region",
  city: "city",
  locale: "language",
  title: "job title",
  seniority: "seniority",
  linkedinUrl: "LinkedIn address",
  phone: "phone number",
  score: "score",
  tier: "tier",
  tags: "tags",
  owner: "owner",
  attributes: "extra columns",
};

const codes: Readonly<Record<string, NoteCode>> = {
  country: "unknown-country",
  timeZone: "unknown-time-zone",
};

/**
 * The contact without the fields that the library refused, or null if one of them matters: a name or
 * an address is never dropped in silence, because a mail would show the hole.
 */
export function leaveOutFields(
  contact: ContactInput,
  problems: readonly Problem[],
): { readonly contact: ContactInput; readonly notes: readonly ImportNote[] } | null {
  const fields = [...new Set(problems.map(({ path }) => path.split(".")[0] ?? ""))];
  if (fields.length === 0 || !fields.every((field) => optional[field] !== undefined)) return null;
  const kept = Object.fromEntries(
    Object.entries(contact).filter(([field]) => !fields.includes(field)),
  ) as unknown as ContactInput;
  const notes = fields.map((field): ImportNote => {
    const value: unknown = Object.entries(contact).find(([name]) => name === field)?.[1];
    const shown = typeof value === "string" ? ` "${value.slice(0, 60)}"` : "";
    const what = optional[field] ?? field;
    return {
      code: codes[field] ?? "field-left-out",
      message:
        codes[field] === undefined
          ? `The ${what}${shown} cannot be stored, so it was left out.`
          : `${shown.trim()} is no ${what} that exists, so it was left out.`,
    };
  });
  return { contact: kept, notes };
}
