import type { Tier } from "../model/contact-vocabulary.ts";

const floors = [
  ["hot", 85],
  ["warm", 60],
  ["cool", 35],
  ["cold", 20],
] as const satisfies readonly (readonly [Tier, number])[];

/** Hot from 85, warm from 60, cool from 35, cold from 20, else dead. */
export function tierOfScore(score: number): Tier {
  return floors.find(([, floor]) => score >= floor)?.[0] ?? "dead";
}
