import type { Changes } from "./create-changes.ts";

/** The same changes; each event that is appended through it tells why a person did this. */
export function withWhy(changes: Changes, why: string): Changes {
  return {
    ...changes,
    append: (event) => changes.append({ ...event, data: { ...event.data, why } }),
  };
}
