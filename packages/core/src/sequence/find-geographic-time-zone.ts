import { countryTimeZones } from "./country-time-zones.ts";
import { regionTimeZones } from "./region-time-zones.ts";

export interface Geography {
  /** ISO 3166-1 alpha-2, any letter case. */
  readonly country?: string | null | undefined;
  /** ISO 3166-2 with or without the country: `CA` or `US-CA`. */
  readonly region?: string | null | undefined;
}

/** The zone of a country with one, else of the region where we know it, else `null`. */
export function findGeographicTimeZone({ country, region }: Geography): string | null {
  if (!country) return null;
  // Upper case also keeps out what every object inherits, such as `constructor`.
  const code = country.trim().toUpperCase();
  const zone = countryTimeZones[code];
  if (zone) return zone;
  const prefix = `${code}-`;
  const given = region?.trim().toUpperCase() ?? "";
  const short = given.startsWith(prefix) ? given.slice(prefix.length) : given;
  return regionTimeZones[code]?.[short] ?? null;
}
