/** A header as a key that a template can name: `Favourite Colour` is `favouriteColour`. */
export function toAttributeKey(header: string): string {
  const words = header.match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? ["column"];
  const key = words
    .map((word, index) => {
      const first = index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase();
      return first + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1));
    })
    .join("");
  // `constructor` and its like mean something else on every object.
  return key in Object.prototype || /^\p{Number}/u.test(key)
    ? `column${key.charAt(0).toUpperCase()}${key.slice(1)}`
    : key;
}
