/** Items in the order they came, for one reader that waits for the next. */
export interface Mailbox<Item> {
  put(item: Item): void;
  /** The next item, or undefined when none came within that many milliseconds. */
  take(within: number): Promise<Item | undefined>;
}

export function createMailbox<Item>(): Mailbox<Item> {
  const items: Item[] = [];
  let wake: (() => void) | undefined;
  return {
    put(item) {
      items.push(item);
      wake?.();
    },
    async take(within) {
      if (items.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, within);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      return items.shift();
    },
  };
}
