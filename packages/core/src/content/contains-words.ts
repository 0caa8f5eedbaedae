/** Whether a text contains a phrase that neither begins nor ends inside a word. Both as they are, case included. */
export function containsWords(text: string, phrase: string): boolean {
  if (phrase === "") return false;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + phrase.length, at + phrase.length + 2);
    const beginsWord = !/[\p{L}\p{N}]$/u.test(before) || !/^[\p{L}\p{N}]/u.test(phrase);
    const endsWord = !/^[\p{L}\p{N}]/u.test(after) || !/[\p{L}\p{N}]$/u.test(phrase);
    if (beginsWord && endsWord) return true;
  }
  return false;
}
