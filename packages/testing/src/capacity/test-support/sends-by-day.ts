import type { TestKit } from "../../kit/test-kit.ts";

/** Sends so far, by day in Berlin. */
export const sendsByDay = (kit: TestKit) => {
  const days = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" });
  const counts: Record<string, number> = {};
  for (const { at } of kit.sent()) {
    const day = days.format(new Date(at));
    counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
};
