import { beforeAll, describe, expect, it } from "vitest";
import { type FinishedRun, runInFolder } from "./test-support/run-in-folder.ts";

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

describe("the main job with its own contacts", () => {
  let first: FinishedRun;
  let second: FinishedRun;

  beforeAll(async () => {
    first = await runInFolder([]);
    second = await runInFolder(["--json"]);
  }, 30_000);

  it("exits with 0 in both forms, and says nothing where it should not", () => {
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    expect(first.stderr).toBe("");
    expect(second.stderr).toContain("1. Contacts");
  });

  it("prints one JSON object of the promised shape, with totals that add up", () => {
    const json = second.json();
    expect(Object.keys(json)).toEqual([
      "import",
      "messages",
      "sent",
      "stopped",
      "waiting",
      "violations",
      "seed",
      "eventLogHash",
    ]);
    expect(json.import).toEqual({
      rows: 208,
      created: 194,
      updated: 0,
      skipped: 14,
      reasons: {
        "malformed-address": 8,
        duplicate: 2,
        "control-character": 2,
        "missing-address": 1,
        formula: 1,
      },
    });
    expect(sum(json.import.reasons)).toBe(json.import.skipped);
    expect(sum(json.messages)).toBe(159 * 3);
    expect(json.messages["sent"]).toBe(json.sent);
    expect(json.sent).toBeGreaterThan(400);
    expect(json.stopped).toEqual({ bounced: 3, complained: 1, replied: 20, unsubscribed: 5 });
    expect(json.waiting).toMatchObject({ "awaiting-approval": 2 });
    expect(json).toMatchObject({ violations: 0, seed: 7 });
  });

  it("gives the same hash twice, beside the seed", () => {
    const { eventLogHash } = second.json();
    expect(eventLogHash).toMatch(/^[0-9a-f]{64}$/);
    expect(first.stdout).toMatch(/^seed: 7\nevent log hash: ([0-9a-f]{64})$/m);
    expect(first.stdout).toContain(`event log hash: ${eventLogHash}`);
  });

  it("leaves mails that can be read: one recipient each, answers in the thread of the first", async () => {
    const mails = await first.mails();
    expect(mails).toHaveLength(second.json().sent);
    expect(mails.every(({ to }) => to.length === 1)).toBe(true);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
    const ids = new Set(mails.map(({ messageId }) => messageId));
    const answers = mails.filter(({ inReplyTo }) => inReplyTo !== undefined);
    expect(answers.length).toBeGreaterThan(200);
    expect(answers.every(({ inReplyTo }) => ids.has(inReplyTo))).toBe(true);
    expect(answers.every(({ subject }) => subject?.startsWith("Re: "))).toBe(true);
  });

  it("sends no hole, no template and no bad row", async () => {
    const mails = await first.mails();
    const words = mails.map(({ subject, text }) => `${subject}\n${text}`).join("\n");
    expect(words).not.toMatch(/\{\{|\{%|undefined|null|NaN|\[object|“”|\n{4}/);
    expect(words).toContain("Good morning,\n");
    const addresses = mails.flatMap(({ to }) => to);
    for (const bad of ["everyone@", "sigrid.aasen@", "bobeck@", "dana.prewitt@"])
      expect(addresses.filter((address) => address.startsWith(bad))).toEqual([]);
  });

  it("shows what it did, line by line, without the escape codes of a terminal", () => {
    const { stdout } = first;
    for (const text of [
      "194 created, 0 updated, 14 skipped",
      "Research missing",
      "The checks approved 428 (copilot); 49 messages waited for a person.",
      "edited and approved",
      "a worker died, another took over",
      "Day 21",
      "Stopped because",
      "Waits for a person",
      "7. Three contacts, explained",
      "nothing sent twice, nothing lost",
      "report.html",
    ])
      expect(stdout).toContain(text);
    expect(stdout).not.toContain("\u001b");
  });

  it("writes the outcome of every row, with formulas made harmless", async () => {
    const lines = (await first.importFile()).split("\r\n").filter(Boolean);
    expect(lines[0]).toBe("\ufeffRow,Line,Outcome,Reason,Detail,Name,Email,Company");
    expect(lines.filter((line) => /^\d+,/.test(line))).toHaveLength(208);
    expect(lines.find((line) => line.startsWith("104,"))).toContain("The same address as row 1.");
    expect(lines.find((line) => line.startsWith("53,"))).toContain(`"'=HYPERLINK(`);
  });

  it("writes one report that needs nothing from elsewhere", async () => {
    const report = await first.report();
    expect(report).toContain("<h2>Funnel</h2>");
    expect(report).not.toMatch(/<(?:script|link|img|iframe)|<[^>]*\s(?:src|href)=|@import|url\(/i);
    expect(report).toContain(second.json().eventLogHash);
  });
});

describe("what the user can put right", () => {
  it.each([
    [["--days", "0"], /--days takes a whole number from 1 to 365/],
    [["--seed", "x"], /--seed takes a whole number/],
    [["--colour"], /unknown option '--colour'/],
    [["more"], /too many arguments/],
    [
      ["--contacts", "none.csv"],
      /Cannot read the contacts from .*none\.csv: there is no such file/,
    ],
    [["--database", "no/such/folder/x.db"], /Cannot open the database .*x\.db/],
  ])("%j gives exit code 2 and says what is wrong", async (arguments_, message) => {
    const run = await runInFolder(arguments_);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toContain("    at ");
  });

  it("refuses a file in another encoding with the line that shows it", async () => {
    const contacts = Buffer.from("Email,Name\na@b.test,J\xfcrgen\n", "latin1");
    const run = await runInFolder(["--json"], { contacts });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("Line 2 is not UTF-8");
  });
});
