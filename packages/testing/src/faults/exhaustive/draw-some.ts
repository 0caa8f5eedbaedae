/** So many of the items, none of them twice, in no order; all of them when there are no more. */
export function drawSome<Item>(
  items: readonly Item[],
  count: number,
  random: () => number,
): readonly Item[] {
  if (items.length <= count) return items;
  const pool = items.map((item) => ({ item, rank: random() }));
  pool.sort((one, other) => one.rank - other.rank);
  return pool.slice(0, Math.max(0, count)).map(({ item }) => item);
}
