import type { Page, PageOptions } from "@outreachkit/core";

/** Every item of a list, page by page. */
export async function listAll<Item>(
  list: (page: PageOptions) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await list({ limit: 200, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}
