/** Reads a list page by page, as callers do; gives the pages. */
export const listPages = async <Row>(
  read: (page: {
    readonly afterId: string | null;
    readonly limit: number;
  }) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  limit = 2,
): Promise<readonly (readonly Row[])[]> => {
  const pages: (readonly Row[])[] = [];
  let afterId: string | null = null;
  for (;;) {
    const page: readonly Row[] = await read({ afterId, limit });
    if (page.length === 0) return pages;
    pages.push(page);
    afterId = idOf(page.at(-1)!);
  }
};
