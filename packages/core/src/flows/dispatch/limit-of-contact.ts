import type { Limit } from "../../capacity/limit.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Instant } from "../../model/instant.ts";
import type { CapacityReading } from "./reading-of.ts";
import { touchKey } from "./touch-key.ts";

/** Seconds since then fit an integer for decades. */
const FIRST = Date.UTC(2020, 0, 1);

/**
 * One message at a time to a contact, and the next one only after its cool-down. The write moves the
 * bucket to now from what was read, so of two workers who read the same only one can.
 */
export function limitOfContact(
  facts: Pick<EnrollmentFacts, "contact" | "tenant">,
  { reading, now }: { readonly reading: CapacityReading; readonly now: Instant },
): Limit | null {
  const key = touchKey(facts);
  if (!key) return null;
  const coolDown = durationToMilliseconds(facts.tenant.settings.caps?.coolDown ?? {});
  const last = reading.used(key);
  // Rounded up, so that no cool-down is ever short.
  const current = Math.ceil((now - FIRST) / 1_000);
  const isFree = last === 0 || FIRST + last * 1_000 + coolDown <= now;
  return {
    ...key,
    left: isFree ? 1 : 0,
    cap: current,
    reason: "cool-down",
    freeAt: FIRST + (isFree ? current : last) * 1_000 + coolDown,
    adds: current - last,
  };
}
