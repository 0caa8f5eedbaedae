import { copyFile, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createFileChannel, readSentFiles } from "@outreachkit/channel-file";
import { createOutreach, type Tenant } from "@outreachkit/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FinishedRun, runInFolder } from "../test-support/run-in-folder.ts";
import { checkPromises } from "./check-promises.ts";
import { collectMessages } from "./collect-messages.ts";

const contacts = `Email,First Name\n${Array.from({ length: 4 }, (_, index) => `p${index}@c.test,P${index}`).join("\n")}`;

let run: FinishedRun;
let tenant: Tenant;
let close: () => Promise<void>;

beforeAll(async () => {
  run = await runInFolder(["--days", "5", "--database", "run.db"], { contacts });
  const outreach = createOutreach({
    store: createSqliteStore({ path: join(run.out, "..", "run.db") }),
    channels: [createFileChannel({ folder: join(run.out, "mails") })],
  });
  tenant = outreach.tenant("fennmark");
  close = outreach.close;
});

afterAll(() => close());

async function check() {
  const [campaign] = (await tenant.campaigns.list()).items;
  const { messages } = await collectMessages({
    tenant,
    campaignId: campaign?.id ?? "",
    personOf: (contactId) => ({ contactId, name: "", email: "", company: "" }),
  });
  return await checkPromises({
    tenant,
    messages,
    mails: await readSentFiles(join(run.out, "mails")),
  });
}

const fileOf = async (index: number) =>
  join(run.out, "mails", (await run.mails())[index]?.file ?? "");

it("finds nothing in a run that kept them", async () => {
  expect(run.exitCode).toBe(0);
  expect((await run.mails()).length).toBeGreaterThanOrEqual(4);
  expect(await check()).toEqual([]);
});

it("finds a mail that went out with words nobody approved", async () => {
  const path = await fileOf(0);
  const mail = await readFile(path, "utf8");
  await writeFile(path, mail.replace("my", "our").replace("Hello", "Hullo"));
  expect(await check()).toEqual([expect.stringMatching(/^Invariant 2: .*not approved/)]);
  await writeFile(path, mail);
  expect(await check()).toEqual([]);
});

it("finds a mail that went out twice, and one that is gone", async () => {
  const path = await fileOf(1);
  const twin = join(run.out, "mails", "once-more.eml");
  await copyFile(path, twin);
  expect((await check())[0]).toMatch(/^Invariant 1: .*accepted 2 sends/);
  await unlink(twin);
  expect(await check()).toEqual([]);
  await unlink(path);
  expect(await check()).toEqual([expect.stringMatching(/^Invariant 1: .*never accepted it/)]);
});

it("refuses to run again on the same database", async () => {
  const again = await runInFolder(["--database", join(run.out, "..", "run.db")]);
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain("holds an earlier run");
});
