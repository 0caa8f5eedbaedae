/** A piece of HTML, as the browser would cut it. The pieces joined are the text again. */
export type MarkupPiece =
  | { readonly type: "text"; readonly source: string }
  /** Nothing of it is shown as text: comments, scripts, styles, names of tags, broken tags. */
  | { readonly type: "closed"; readonly source: string; readonly place: string }
  | {
      readonly type: "attribute";
      readonly source: string;
      readonly element: string;
      readonly name: string;
      /** As written, without quotes. */
      readonly value: string;
    };

const scriptLike = "script|style|xmp|iframe|noembed|noframes|noscript|template|svg|math|object";
const tagStart = /<(?:!--|[!?]|\/?[a-z\uFDD0])/gi;

/**
 * Cuts HTML into text, attributes and what is neither. It follows the browser's rules where they decide
 * what data could do, and is strict where they are lenient: what it cannot read is `closed`.
 */
export function* readMarkup(html: string): Generator<MarkupPiece> {
  let position = 0;
  while (position < html.length) {
    tagStart.lastIndex = position;
    const start = tagStart.exec(html)?.index ?? html.length;
    if (start > position) yield { type: "text", source: html.slice(position, start) };
    position = start;
    if (position >= html.length) return;
    if (html.startsWith("<!--", position)) {
      position = yield* readUntil(html, position, /-->/g, "a comment");
    } else if (/^<[!?]/.test(html.slice(position, position + 2))) {
      position = yield* readUntil(html, position, />/g, "a declaration");
    } else {
      position = yield* readTag(html, position);
    }
  }
}

function* readUntil(
  html: string,
  from: number,
  end: RegExp,
  place: string,
): Generator<MarkupPiece, number> {
  end.lastIndex = from;
  const match = end.exec(html);
  const to = match ? match.index + match[0].length : html.length;
  yield { type: "closed", source: html.slice(from, to), place };
  return to;
}

function* readTag(html: string, from: number): Generator<MarkupPiece, number> {
  const tagName = /<\/?[^\s/>]*/y;
  tagName.lastIndex = from;
  const name = tagName.exec(html)?.[0] ?? "<";
  const element = name.replace(/^<\/?/, "").toLowerCase();
  yield { type: "closed", source: name, place: "the name of a tag" };
  let position = from + name.length;
  for (;;) {
    const space = /[\s/]*/y;
    space.lastIndex = position;
    const gap = space.exec(html)?.[0] ?? "";
    if (gap) yield { type: "closed", source: gap, place: `the tag <${element}>` };
    position += gap.length;
    if (position >= html.length) return position;
    if (html[position] === ">") {
      yield { type: "closed", source: ">", place: `the tag <${element}>` };
      return yield* readRawContent(html, position + 1, name.startsWith("</") ? "" : element);
    }
    position = yield* readAttribute(html, position, element);
  }
}

function* readAttribute(
  html: string,
  from: number,
  element: string,
): Generator<MarkupPiece, number> {
  const pattern = /(=?[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?!["'])([^\s>]+)))?/y;
  pattern.lastIndex = from;
  const match = pattern.exec(html);
  const source = match?.[0] || html.slice(from, from + 1);
  const name = match?.[1] ?? "";
  const value = match?.[2] ?? match?.[3] ?? match?.[4];
  if (value === undefined || name === "" || /[\uFDD0"'<]/.test(name)) {
    yield { type: "closed", source, place: `the tag <${element}>` };
  } else yield { type: "attribute", source, element, name, value };
  return from + source.length;
}

function* readRawContent(
  html: string,
  from: number,
  element: string,
): Generator<MarkupPiece, number> {
  if (!new RegExp(`^(?:${scriptLike})$`).test(element)) return from;
  const end = new RegExp(`</${element}(?![a-z0-9])`, "gi");
  end.lastIndex = from;
  const to = end.exec(html)?.index ?? html.length;
  if (to > from) yield { type: "closed", source: html.slice(from, to), place: `<${element}>` };
  return to;
}
