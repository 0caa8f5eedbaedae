/**
 * `ada LOVELACE` as `Ada LOVELACE`, `ADA LOVELACE` as `Ada Lovelace`: a word with capitals of its own
 * keeps them (`McDonald`, `GmbH`), unless the whole text shouts.
 */
export function titleCase(text: string): string {
  const shouts = !/\p{Ll}/u.test(text);
  return text.replace(/(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}\p{N}]*/gu, (word, offset: number) => {
    const head = /^./u.exec(word)?.[0] ?? "";
    const rest = shouts ? word.slice(head.length).toLowerCase() : word.slice(head.length);
    // The s of a genitive ("ada's team") starts no word.
    if (rest === "" && /[\p{L}\p{N}]['’]$/u.test(text.slice(Math.max(0, offset - 2), offset))) {
      return shouts ? word.toLowerCase() : word;
    }
    return head.toUpperCase() + rest;
  });
}
