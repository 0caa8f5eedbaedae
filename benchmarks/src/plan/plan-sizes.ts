/** By the names in the figures' keys: how many distinct zones. */
export const planSizes = { oneZone: 1, fiftyZones: 50, fourHundredZones: 400 } as const;

export type PlanSize = keyof typeof planSizes;

/** Of `count` zones, spread over all the platform knows. */
export function pickZones(count: number): readonly string[] {
  if (count === 1) return ["Europe/Berlin"];
  const all = Intl.supportedValuesOf("timeZone");
  return Array.from({ length: count }, (_, index) => {
    const zone = all[Math.floor((index * all.length) / count)];
    if (zone === undefined) throw new Error(`The platform knows only ${all.length} zones.`);
    return zone;
  });
}
