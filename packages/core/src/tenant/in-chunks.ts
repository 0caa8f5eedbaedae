import { InvalidInputError } from "../model/errors/invalid-input-error.ts";

const MAX_ARRAY = 1_000;
const CHUNK = 500;

/** An input of any length in parts that one transaction can hold. */
export async function* inChunks<Item>(
  items: readonly Item[] | AsyncIterable<Item>,
): AsyncGenerator<readonly Item[], void, undefined> {
  if (Array.isArray(items)) {
    if (items.length > MAX_ARRAY) {
      throw new InvalidInputError({
        problems: [
          {
            path: "",
            code: "too-many",
            message: `${items.length} at once is more than ${MAX_ARRAY}; pass an async iterable for any length.`,
          },
        ],
      });
    }
    yield items;
    return;
  }
  let chunk: Item[] = [];
  for await (const item of items as AsyncIterable<Item>) {
    chunk.push(item);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
