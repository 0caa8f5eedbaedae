import type { JsonValue } from "@outreachkit/core";

/** A text of an event's data; anything else counts as none. */
export function readText(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}
