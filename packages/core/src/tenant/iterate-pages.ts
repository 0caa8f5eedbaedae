import type { Page, PageOptions } from "../model/page.ts";

/** Every item of a list, page by page. */
export async function* iteratePages<Item>(
  list: (options: PageOptions) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await list({ limit: 200, ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
