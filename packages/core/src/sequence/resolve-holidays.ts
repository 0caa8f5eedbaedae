import type { ResolvedHolidays } from "../model/weekly-schedule.ts";
import type { CompiledHolidays } from "./compile-holidays.ts";

/** Whose country counts for one enrollment. A contact without a country has no public holidays. */
export function resolveHolidays(
  { of, country }: CompiledHolidays,
  people: {
    readonly contact: { readonly country: string | null };
    readonly sender: { readonly country: string | null } | null;
  },
): ResolvedHolidays {
  if (of === "contact") return { source: of, country: normalize(people.contact.country) };
  if (of === "sender") return { source: of, country: normalize(people.sender?.country) };
  return { source: country === null ? null : "schedule", country };
}

function normalize(country: string | null | undefined): string | null {
  return country?.trim().toUpperCase() || null;
}
