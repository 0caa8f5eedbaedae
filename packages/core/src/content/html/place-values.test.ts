import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printMark } from "../liquid/print-mark.ts";
import { placeValues } from "./place-values.ts";
import { readMarkup } from "./read-markup.ts";

function place(parts: TemplateStringsArray, ...texts: string[]) {
  const html = parts
    .map((part, index) => part + (index < texts.length ? printMark(index) : ""))
    .join("");
  return placeValues(
    html,
    texts.map((text, index) => ({ text, names: [`v${index}`], breakLines: false })),
  );
}

describe("S4: placeValues", () => {
  it("escapes data in text", () => {
    expect(place`<p>${"<img src=x onerror=alert(1)>"}</p>`.html).toBe(
      "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    );
  });

  it.each([
    ['title="', '"'],
    ["title='", "'"],
    ["title=", ""],
  ])("keeps data inside the attribute <p %s", (open, close) => {
    const html = `<p ${open}${printMark(0)}${close}>x</p>`;
    const values = [{ text: `'" onmouseover="x`, names: ["name"], breakLines: false }];
    expect(placeValues(html, values).html).toBe('<p title="&#39;&quot; onmouseover=&quot;x">x</p>');
  });

  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "java\u0000script:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
  ])("drops the link %j and says so", (link) => {
    const { html, dropped } = place`<a href="${link}">site</a>`;
    expect(html).toBe("<a >site</a>");
    expect(dropped).toEqual([{ names: ["v0"], code: "unsafe-link", place: "<a href>" }]);
  });

  it("sees a scheme that is put together from parts", () => {
    expect(place`<a href="${"java"}${"script:alert(1)"}">x</a>`.html).toBe("<a >x</a>");
    expect(place`<a href="java${"script:alert(1)"}">x</a>`.html).toBe("<a >x</a>");
    expect(place`<a href="javascript&colon;${"alert(1)"}">x</a>`.html).toBe("<a >x</a>");
  });

  it("keeps web, mail and telephone links and addresses without a scheme", () => {
    for (const link of [
      "https://x.test/?a=1&b=2",
      " https://x.test",
      "mailto:a@b.test",
      "tel:+49",
      "/path:x",
      "?q=a:b",
      "x.test",
    ]) {
      const { html, dropped } = place`<a href="${link}">x</a>`;
      expect(dropped).toEqual([]);
      expect(html).toBe(`<a href="${link.replace("&", "&amp;")}">x</a>`);
    }
  });

  it.each([
    ["a comment", (x: string) => `<!-- ${x} -->`],
    ["a script", (x: string) => `<script>let a = "${x}";</script>`],
    ["a style element", (x: string) => `<style>a { color: ${x} }</style>`],
    ["a style", (x: string) => `<p style="color: ${x}">y</p>`],
    ["an event handler", (x: string) => `<p onclick="run('${x}')">y</p>`],
    ["the name of a tag", (x: string) => `<${x}>y`],
    ["the name of a closing tag", (x: string) => `</${x}>y`],
    ["the name of an attribute", (x: string) => `<p ${x}="1">y</p>`],
    ["an attribute by itself", (x: string) => `<p ${x}>y</p>`],
    ["a source set", (x: string) => `<img srcset="${x} 2x">`],
    ["a refresh", (x: string) => `<meta http-equiv="refresh" content="0;url=${x}">`],
    ["a frame", (x: string) => `<iframe srcdoc="${x}"></iframe>`],
    ["an attribute that never ends", (x: string) => `<p title="${x}`],
  ])("lets no data into %s", (_, around) => {
    const { html, dropped } = placeValues(around(printMark(0)), [
      { text: "DATA", names: ["name"], breakLines: false },
    ]);
    expect(html).not.toContain("DATA");
    expect(html).not.toMatch(/[\uFDD0\uFDD1]/);
    expect(dropped).toEqual([expect.objectContaining({ names: ["name"], code: "unsafe-place" })]);
  });

  it("never lets data add a tag, an attribute or an entity", () => {
    const hostile = fc.string({
      unit: fc.constantFrom("<", ">", '"', "'", "&", "=", " ", "/", "a", "-", "!", "`", ";", "\n"),
    });
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const around = (text: string, attribute: string) =>
          place`<div><p title="x ${attribute}" id='${attribute}' class=${attribute}>${text}</p>${text}</div>`
            .html;
        const shape = (html: string) =>
          [...readMarkup(html)].map((piece) =>
            piece.type === "attribute" ? piece.name : piece.type === "closed" ? piece.source : "",
          );
        expect(shape(around(`x${one}`, other))).toEqual(shape(around("x", "y")));
        expect(around(one, other).match(/</g)).toHaveLength(4);
      }),
    );
  });

  it("cuts HTML so that the pieces joined are the text again", () => {
    const html = fc.string({
      unit: fc.constantFrom(
        "<",
        ">",
        '"',
        "'",
        "=",
        " ",
        "/",
        "a",
        "-",
        "!",
        "svg",
        "<!--",
        "-->",
        "script",
        "\uFDD0",
      ),
    });
    fc.assert(
      fc.property(html, (source) => {
        expect([...readMarkup(source)].map((piece) => piece.source).join("")).toBe(source);
      }),
      { numRuns: 500 },
    );
  });
});
