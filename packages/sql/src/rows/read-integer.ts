/** An integer as any driver gives it: `pg` gives 64-bit ones as strings, some clients as bigints. */
export const readInteger = (value: number | string | bigint): number =>
  typeof value === "number" ? value : Number(value);
