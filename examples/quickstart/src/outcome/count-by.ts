/** How many items have each name, the most frequent first. */
export function countBy<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return Object.fromEntries(
    [...counts].toSorted(
      ([oneName, one], [otherName, other]) => other - one || (oneName < otherName ? -1 : 1),
    ),
  );
}
