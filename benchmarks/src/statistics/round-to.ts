/** To so many significant digits, for results that people read. */
export function roundTo(digits: number, value: number): number {
  return Number(value.toPrecision(digits));
}
