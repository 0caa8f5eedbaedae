import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import { isId } from "../model/is-id.ts";
import type { Page, PageOptions } from "../model/page.ts";

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Reads one page in id order. One row more than asked tells whether another page follows. */
export async function toPage<Row extends { readonly id: string }, Item>(
  options: PageOptions,
  read: (request: {
    readonly afterId: string | null;
    readonly limit: number;
  }) => Promise<readonly Row[]>,
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const { limit = DEFAULT_LIMIT, cursor } = options;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InvalidInputError({
      subject: "The list",
      problems: [
        {
          path: "limit",
          code: "out-of-range",
          message: `${limit} is not a whole number from 1 to ${MAX_LIMIT}.`,
        },
      ],
    });
  }
  const rows = await read({ afterId: readCursor(cursor), limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toItem),
    ...(rows.length > limit && last && { nextCursor: last.id }),
  };
}

function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (isId(cursor)) return cursor;
  const message = `"${cursor}" is not a cursor; pass nextCursor of the page before as it is.`;
  throw new InvalidInputError({
    subject: "The list",
    problems: [{ path: "cursor", code: "invalid-cursor", message }],
  });
}
