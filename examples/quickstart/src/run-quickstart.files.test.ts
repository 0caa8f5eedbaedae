import { describe, expect, it } from "vitest";
import { runInFolder } from "./test-support/run-in-folder.ts";

const people = (count: number, separator: string) =>
  Array.from({ length: count }, (_, index) =>
    [`p${index}@c${index % 9}.test`, `Åsa ${index}`, "Öberg", `Firma ${index % 9} GmbH`].join(
      separator,
    ),
  ).join("\r\n");
const header = (separator: string) =>
  ["E-mail Address", "First Name", "Nachname", "Firma"].join(separator);

describe("a stranger's file goes through the whole job", () => {
  it.each([
    ["semicolons", `${header(";")}\r\n${people(12, ";")}\r\n`],
    ["tabs and UTF-16", Buffer.from(`\ufeff${header("\t")}\r\n${people(12, "\t")}`, "utf16le")],
    ["a byte order mark", `\ufeff${header(",")}\n${people(12, ",")}\n`],
    ["ragged rows", `${header(",")},Notes\n${people(11, ",")}\nlast@c1.test,Åsa,Öberg,X,a,b,c\n`],
    ["line breaks in quotes", `${header(",")},Notes\n${people(11, ",")}\nz@c.test,Z,Z,X,"a\nb"\n`],
  ])("with %s", async (_name, contacts) => {
    const run = await runInFolder(["--json", "--days", "9"], { contacts });
    expect(run.exitCode).toBe(0);
    const json = run.json();
    expect(json.import).toEqual({ rows: 12, created: 12, updated: 0, skipped: 0, reasons: {} });
    expect(json.sent).toBeGreaterThanOrEqual(12);
    expect(await run.mails()).toHaveLength(json.sent);
    expect((await run.mails())[0]?.text).toContain("Hello Åsa");
  });

  it("with 1,000 rows, some of them twice and some of them bad", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) =>
      index % 100 === 99 ? "no address,N,N,N" : `p${index % 900}@c${index % 50}.test,P,Q,C`,
    );
    const contacts = [header(","), ...rows].join("\n");
    const run = await runInFolder(["--json", "--days", "1"], { contacts });
    expect(run.exitCode).toBe(0);
    const { rows: count, created, skipped, reasons } = run.json().import;
    expect([count, created + skipped]).toEqual([1_000, 1_000]);
    expect(reasons).toEqual({ duplicate: 99, "malformed-address": 10 });
  }, 20_000);

  it("with no contact at all: an empty campaign, and zeros", async () => {
    const run = await runInFolder(["--json", "--days", "2"], { contacts: "Email,Name\n" });
    expect(run.exitCode).toBe(0);
    expect(run.json()).toMatchObject({ import: { rows: 0 }, messages: {}, sent: 0, violations: 0 });
  });

  it("without letting its words act in the report or on the terminal", async () => {
    const evil = `<img src=x onerror=alert(1)>`;
    const contacts = `Email,First Name,Company\na@b.test,"</script><b>Bob",${evil}\nc@d.test,"x"" onmouseover=""y",ok\ne@f.test,\u001b[31mRed,ok\n`;
    const run = await runInFolder(["--days", "9"], { contacts });
    const report = await run.report();
    expect(report).not.toContain("<img");
    expect(report).not.toContain("<b>Bob");
    expect(report).not.toContain('" onmouseover="');
    expect(report).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(run.stdout).not.toContain("\u001b");
  });
});
