import PQueue from "p-queue";

/**
 * Works on every item, `concurrency` at a time, whatever becomes of the others: one that fails each
 * time must not keep those behind it from ever having their turn. Then throws the first error.
 */
export async function runAll<Item>(
  items: Iterable<Item>,
  { concurrency }: { readonly concurrency: number },
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = new PQueue({ concurrency });
  const settled = await Promise.allSettled(
    Array.from(items, (item) => queue.add(() => work(item))),
  );
  for (const result of settled) if (result.status === "rejected") throw result.reason;
}
