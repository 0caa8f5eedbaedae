/**
 * Whether the runtime knows the zone. `Intl.supportedValuesOf` would not do: it lists neither `UTC`
 * nor renamed zones such as `Asia/Kolkata`. Any letter case and fixed offsets (`+02:00`) pass too.
 */
export function isTimeZone(name: string): boolean {
  const known = answers.get(name);
  if (known !== undefined) return known;
  if (answers.size >= MAX_ANSWERS) answers.clear();
  const answer = asksRuntime(name);
  answers.set(name, answer);
  return answer;
}

// Module state on purpose: an import asks the same few zones for every row, the runtime takes a
// tenth of a millisecond to answer, and the answer never changes.
const answers = new Map<string, boolean>();
const MAX_ANSWERS = 2_000;

function asksRuntime(name: string): boolean {
  if (name === "") return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
