/** `count` seeds from `from` on. */
export function* seedRange({
  from = 1,
  count,
}: {
  readonly from?: number;
  readonly count: number;
}): Generator<number> {
  for (let seed = from; seed < from + count; seed += 1) yield seed;
}
