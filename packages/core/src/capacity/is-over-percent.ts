/** `part` is more than so many percent of `whole`: without a division, so that 2 of 100 is not over 2 %. */
export function isOverPercent(part: number, whole: number, percent: number): boolean {
  return part * 100 > percent * whole;
}
