import { aims } from "./aims.ts";

/** `excellent`, `good` or `below`; empty where there is no aim. */
export function judge(key: string, value: number | string): string {
  const aim = aims[key];
  if (!aim || typeof value !== "number") return "";
  const lessIsBetter = aim.excellent < aim.good;
  const reaches = (bound: number) => (lessIsBetter ? value <= bound : value >= bound);
  if (reaches(aim.excellent)) return "excellent";
  return reaches(aim.good) ? "good" : "below";
}
