/**
 * Whether the runtime knows the zone. `Intl.supportedValuesOf` would not do: it lists neither `UTC`
 * nor renamed zones such as `Asia/Kolkata`. Any letter case and fixed offsets (`+02:00`) pass too.
 */
export function isTimeZone(name: string): boolean {
  if (name === "") return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
