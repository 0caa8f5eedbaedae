import type { Random } from "@outreachkit/core";

/** Draws from a seeded random. */
export interface Dice {
  pick<Value>(values: readonly Value[]): Value;
  /** Whole numbers, both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
}

export function createDice(random: Random): Dice {
  return {
    pick(values) {
      const value = values[Math.floor(random() * values.length)];
      if (value === undefined) throw new Error("There is nothing to pick from.");
      return value;
    },
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    chance: (share) => random() < share,
  };
}
