/** As `readInteger`, where the column may be null. */
export const readOptionalInteger = (value: number | string | bigint | null): number | null =>
  value === null || typeof value === "number" ? value : Number(value);
