import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendFooter } from "./append-footer.ts";

const from = {
  senderName: "Ada Lovelace",
  postalAddress: "Acme GmbH\n1 Main St \r\n\n10115 Berlin",
};

describe("appendFooter", () => {
  test("adds who writes, the postal address on one line, and the way out", () => {
    const { body } = appendFooter({ body: "Hello\n\n", format: "text" }, from);
    expect(body).toBe(
      [
        "Hello",
        "",
        "-- ",
        "Ada Lovelace, Acme GmbH, 1 Main St, 10115 Berlin",
        "If you do not want to hear from me again, answer with “unsubscribe”.",
      ].join("\n"),
    );
  });

  test("escapes name and address in HTML", () => {
    const { body } = appendFooter(
      { body: "<p>Hello</p>", format: "html" },
      { senderName: "Ada <ada@acme.example>", postalAddress: "Rock & Roll <b>St</b>" },
    );
    expect(body).toContain(
      "Ada &lt;ada@acme.example&gt;, Rock &amp; Roll &lt;b&gt;St&lt;/b&gt;<br>",
    );
    expect(body.startsWith("<p>Hello</p>\n<hr>\n<p>")).toBe(true);
  });

  test("leaves everything else of the content as it is", () => {
    const content = {
      subject: "Hi",
      fallbackSubject: "Hi again",
      body: "x",
      format: "text",
    } as const;
    expect(appendFooter(content, from)).toEqual({ ...content, body: expect.any(String) });
    expect(content.body).toBe("x");
  });

  test("brings no markup into HTML, whatever the sender is called", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (senderName, postalAddress) => {
        const { body } = appendFooter({ body: "", format: "html" }, { senderName, postalAddress });
        expect(body.match(/<[^>]*>/g)).toEqual(["<hr>", "<p>", "<br>", "</p>"]);
      }),
    );
  });
});
