import { isPlaceholderText } from "./is-placeholder-text.ts";

// What no finished message contains, in any language. Lengths are bounded: the text may be hostile.
const always: readonly RegExp[] = [
  /\{\{[^{}]{0,200}\}\}?|\{\{/g, // Liquid, Handlebars
  /\{%[^%]{0,200}%\}|\{%/g, // Liquid
  /\$\{[^}]{0,200}\}/g, // JavaScript, shells
  /<%[^%]{0,200}%>/g, // ERB, EJS
  /%%[\w .-]{1,60}%%/g,
  /\*\|[\w:]{1,60}\|\*/g, // Mailchimp
  /\[object Object\]/g,
  /(?<![\p{L}\p{N}])X{3,}(?![\p{L}\p{N}])/gu,
  /lorem ipsum/gi,
];

// Brackets that may hold words for a thing to fill in. `[text](link)` is a link.
const bracketed: readonly RegExp[] = [
  /\[([^[\]\n]{2,60})\](?!\()/g,
  /\{([\w .-]{2,40})\}/g,
  /%([A-Z_]{4,30})%/g,
  /<([\p{L}_][\p{L}_ -]{1,38})>/gu,
];

/** What stands in a text for something that was never filled in. */
export function findPlaceholders(text: string): readonly string[] {
  const found = always.flatMap((pattern) => [...text.matchAll(pattern)].map(([whole]) => whole));
  for (const pattern of bracketed) {
    for (const [whole, inner = ""] of text.matchAll(pattern))
      if (isPlaceholderText(inner)) found.push(whole);
  }
  // `{{ name }}` also holds `{ name }`: the longest says it all.
  return [...new Set(found)].filter(
    (one) => !found.some((other) => other.length > one.length && other.includes(one)),
  );
}
