import { execFileSync } from "node:child_process";
import type { SendRequest } from "@outreachkit/core/plugin";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { composeMessage } from "./compose-message.ts";
import { findHeaderProblem } from "./find-header-problem.ts";
import { createRequest } from "./test-support/create-request.ts";

const compose = async (request: SendRequest) => {
  const [member] = request.members;
  if (!member) throw new Error("The request has no member.");
  return composeMessage(request, member);
};

const headerNamesOf = (message: Buffer) => {
  const [block = ""] = message.toString("utf8").split("\r\n\r\n", 1);
  return [...block.matchAll(/^([^\s:]+):/gm)].map(([, name]) => name).sort(byCodeUnit);
};

const byCodeUnit = (a = "", b = "") => (a < b ? -1 : 1);

const ourHeaders = [
  "Content-Transfer-Encoding",
  "Content-Type",
  "Date",
  "From",
  "List-Unsubscribe",
  "MIME-Version",
  "Message-ID",
  "Subject",
  "To",
  "X-Outreachkit-Delivery",
  "X-Outreachkit-Payload",
  "X-Outreachkit-Request",
];

// What a text keeps in a mail: whole characters, one kind of line ending, no control characters.
const line = fc
  .string({ unit: "grapheme" })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, " ").trim());
const body = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));

describe("composeMessage", () => {
  it("writes every part of the envelope", async () => {
    const mail = await PostalMime.parse(
      await compose(
        createRequest({
          envelope: {
            replyTo: "replies@acme.example",
            inReplyTo: "<b@acme.example>",
            references: ["<a@acme.example>", "<b@acme.example>"],
          },
        }),
      ),
    );
    expect(mail).toMatchObject({
      from: { name: "Ada", address: "ada@acme.example" },
      to: [{ name: "Bob Byte", address: "bob@byte.example" }],
      replyTo: [{ address: "replies@acme.example" }],
      subject: "Hello Bob",
      date: "2026-03-02T09:00:00.000Z",
      messageId: "<019cadc6-9a80-7000-8000-000000000001@acme.example>",
      inReplyTo: "<b@acme.example>",
      references: "<a@acme.example> <b@acme.example>",
      text: "Hi Bob,\n\nhow are you?\n",
      attachments: [],
    });
  });

  it("gives HTML a text alternative", async () => {
    const html = '<h1>Hi Bob</h1><p>See <a href="https://a.example/?x=1&amp;y=2">this</a>.</p>';
    const mail = await PostalMime.parse(
      await compose(createRequest({ content: { body: html, format: "html" } })),
    );
    expect(mail.html).toBe(`${html}\n`);
    expect(mail.text).toBe("HI BOB\n\nSee this [https://a.example/?x=1&y=2].\n");
  });

  it("reads back as it was written, whatever the words are", async () => {
    await fc.assert(
      fc.asyncProperty(line, line, line, body, async (from, to, subject, text) => {
        const request = createRequest({
          envelope: {
            from: { name: from, address: "ada@acme.example" },
            to: { name: to, address: "bob@byte.example" },
            subject,
          },
          content: { body: text },
        });
        const [member] = request.members;
        fc.pre(member !== undefined && findHeaderProblem(member.envelope) === null);
        const message = await compose(request);
        const mail = await PostalMime.parse(message);
        expect(mail.from).toMatchObject({ name: from, address: "ada@acme.example" });
        expect(mail.to).toMatchObject([{ name: to, address: "bob@byte.example" }]);
        expect(mail.subject ?? "").toBe(subject);
        expect(mail.text?.trimEnd() ?? "").toBe(text.trimEnd());
        expect(mail.cc ?? mail.bcc).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("has the same bytes each time, in every time zone", async () => {
    const html = { body: "<p>Hi</p>", format: "html" } as const;
    const first = await compose(createRequest({ content: html }));
    expect(await compose(createRequest({ content: html }))).toEqual(first);
    const script = `
      import { composeMessage } from ${JSON.stringify(new URL("./compose-message.ts", import.meta.url).href)};
      const request = JSON.parse(process.argv[1]);
      process.stdout.write(await composeMessage(request, request.members[0]));`;
    const again = execFileSync(
      process.execPath,
      [
        "--conditions=@outreachkit/source",
        "--input-type=module",
        "-e",
        script,
        JSON.stringify(createRequest({ content: html })),
      ],
      { env: { TZ: "Asia/Tokyo" } },
    );
    expect(again).toEqual(first);
  });

  it("ends every line with CRLF and keeps lines under 998 bytes", async () => {
    const references = Array.from({ length: 100 }, (_, index) => `<step-${index}@acme.example>`);
    const message = await compose(
      createRequest({
        envelope: { references, subject: "word ".repeat(50).trim() },
        content: { body: `${"x".repeat(5_000)}\nž` },
      }),
    );
    const lines = message.toString("latin1").split("\r\n");
    expect(lines.join("")).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((text) => text.length))).toBeLessThan(998);
  });

  it("keeps a long List-Unsubscribe whole, once", async () => {
    const listUnsubscribe = `<https://u.example/o/${"a".repeat(300)}>, <mailto:u@acme.example>`;
    const mail = await PostalMime.parse(
      await compose(createRequest({ envelope: { listUnsubscribe } })),
    );
    const found = mail.headers.filter(({ key }) => key === "list-unsubscribe");
    expect(found.map(({ value }) => value)).toEqual([listUnsubscribe]);
  });

  it("lets no body look like the boundary between parts", async () => {
    const part = "--=_outreachkit-";
    const request = createRequest({ content: { body: `<p>${part}</p>\n${part}`, format: "html" } });
    const boundary = /boundary="([^"]+)"/.exec((await compose(request)).toString())?.[1] ?? "";
    // The boundary comes from the key alone, so that somebody who knows it could write it.
    const body = `<p>x</p>\n--${boundary}\nContent-Type: text/html\n\nOther words.\n--${boundary}--`;
    const mail = await PostalMime.parse(
      await compose(createRequest({ content: { body, format: "html" } })),
    );
    expect(mail.html).toBe(`${body}\n`);
  });

  it("survives markup that is deep on purpose", async () => {
    const deep = `${"<b>".repeat(50_000)}words${"</b>".repeat(50_000)}`;
    const mail = await PostalMime.parse(
      await compose(createRequest({ content: { body: deep, format: "html" } })),
    );
    expect(mail.html?.trimEnd()).toBe(deep);
  });

  it("S3: writes no header that is not on its list", async () => {
    const headers = { Bcc: "eve@evil.example", "reply-to ": "x" };
    const envelope = { headers, bcc: "eve@evil.example", subject: "Hi" };
    expect(headerNamesOf(await compose(createRequest({ envelope })))).toEqual(ourHeaders);
    const content = {
      body: "Bcc: eve@evil.example\nList-Unsubscribe: <https://evil.example>\n\nHi",
      list: { unsubscribe: "https://evil.example" },
      attachments: [{ path: "/etc/passwd" }],
    };
    const message = await compose(createRequest({ content }));
    expect(headerNamesOf(message)).toEqual(ourHeaders);
    const mail = await PostalMime.parse(message);
    expect(mail.text).toBe(`${content.body}\n`);
    expect(mail.bcc).toBeUndefined();
  });
});
