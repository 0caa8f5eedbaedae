import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SendOutcome } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildFileChannel } from "./build-file-channel.ts";
import { createFileChannel } from "./create-file-channel.ts";
import type { FileOperations } from "./file-operations.ts";
import { readSentFiles } from "./read-sent-files.ts";
import { createBreakableOperations } from "./test-support/create-breakable-operations.ts";
import { createFixture } from "./test-support/create-fixture.ts";
import { createRequest, unhurried } from "./test-support/create-request.ts";

let fixture: Awaited<ReturnType<typeof createFixture>>;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(async () => fixture.close());

type Case = [keyof FileOperations, string, boolean, SendOutcome["outcome"], "sent" | "not-sent"];

// operation, code, whether it was carried out before it failed, the answer, what the folder then says
const failures: readonly Case[] = [
  ["makeFolder", "EACCES", false, "deferred", "not-sent"],
  ["makeFolder", "ENOSPC", true, "deferred", "not-sent"],
  ["read", "EIO", false, "uncertain", "not-sent"],
  ["writeNew", "ENOSPC", false, "deferred", "not-sent"],
  ["writeNew", "EIO", true, "deferred", "not-sent"],
  ["link", "ENOSPC", false, "deferred", "not-sent"],
  ["link", "EPERM", false, "deferred", "not-sent"],
  ["link", "EIO", false, "uncertain", "not-sent"],
  ["link", "EIO", true, "uncertain", "sent"],
  ["syncFolder", "EIO", false, "uncertain", "sent"],
  ["syncFolder", "EIO", true, "uncertain", "sent"],
  ["remove", "EIO", false, "sent", "sent"],
];

describe("a send that fails at one operation", () => {
  it.each(failures)(
    "%s with %s, carried out: %s, is %s",
    async (operation, code, after, answer, found) => {
      const { operations, breakNext } = createBreakableOperations();
      const { folder } = fixture;
      await mkdir(folder, { recursive: true });
      const channel = buildFileChannel({ folder }, operations);
      breakNext({ operation, code, after });
      const [outcome] = await channel.send(createRequest(), unhurried);
      expect(outcome?.outcome).toBe(answer);
      if (outcome?.outcome !== "sent")
        expect(outcome).toHaveProperty("code", `file-${code.toLowerCase()}`);

      expect(await channel.lookup(createRequest(), unhurried)).toMatchObject([{ outcome: found }]);
      // Whatever became of it, a repeat by another process makes it exactly one.
      const again = await createFileChannel({ folder }).send(createRequest(), unhurried);
      expect(again).toMatchObject([{ outcome: "sent" }]);
      expect(await readSentFiles(folder)).toHaveLength(1);
    },
  );

  it("writes nothing once the call is aborted", async () => {
    const options = { signal: AbortSignal.abort() };
    expect(await fixture.channel.send(createRequest(), options)).toEqual([
      { outcome: "deferred", code: "aborted" },
    ]);
    expect(await readdir(fixture.folder)).toEqual([]);
  });

  it("leaves no passing file behind", async () => {
    fixture.fail("defer");
    await fixture.channel.send(createRequest(), unhurried);
    await fixture.channel.send(createRequest(), unhurried);
    expect(await readdir(fixture.folder)).toHaveLength(1);
  });

  it("confirms an existing file only after a sync of its own", async () => {
    const { operations, breakNext } = createBreakableOperations();
    const channel = buildFileChannel({ folder: fixture.folder }, operations);
    await channel.send(createRequest(), unhurried);
    breakNext({ operation: "syncFolder", code: "EIO" });
    expect(await channel.send(createRequest(), unhurried)).toEqual([
      { outcome: "uncertain", code: "file-eio" },
    ]);
  });
});

describe("a real obstacle", () => {
  it("defers where the folder cannot be made, and sends once it can", async () => {
    const obstacle = join(dirname(dirname(fixture.folder)), "file");
    await writeFile(obstacle, "");
    const blocked = createFileChannel({ folder: join(obstacle, "mail") });
    expect(await blocked.send(createRequest(), unhurried)).toEqual([
      { outcome: "deferred", code: "file-enotdir" },
    ]);
  });

  it("answers for the file of a caller that crashed before it removed the passing name", async () => {
    await fixture.channel.send(createRequest(), unhurried);
    const [name = ""] = await readdir(fixture.folder);
    await writeFile(join(fixture.folder, `.${name}.crashed.tmp`), "half a mail");
    expect(await readSentFiles(fixture.folder)).toHaveLength(1);
    expect(await fixture.reopen().send(createRequest(), unhurried)).toMatchObject([
      { outcome: "sent", providerMessageId: name },
    ]);
  });
});

describe("one key", () => {
  it("belongs to one message: any other under it is refused", async () => {
    await fixture.channel.send(createRequest(), unhurried);
    const others = [
      createRequest({ content: { body: "Other words" } }),
      createRequest({ content: { format: "html" } }),
      createRequest({ envelope: { subject: "Other" } }),
      createRequest({ envelope: { to: { address: "eve@evil.example" } } }),
      createRequest({ envelope: { date: "2026-03-02T09:00:00.001Z" } }),
      createRequest({ envelope: { references: ["<a@b>"] } }),
    ];
    for (const other of others) {
      expect(await fixture.channel.send(other, unhurried)).toEqual([
        { outcome: "rejected", code: "idempotency-mismatch" },
      ]);
      expect(await fixture.channel.lookup(other, unhurried)).toEqual([{ outcome: "unknown" }]);
    }
    expect(await readSentFiles(fixture.folder)).toHaveLength(1);
  });

  it("belongs to the first of many that come at once", async () => {
    const requests = Array.from({ length: 10 }, (_, index) =>
      createRequest({ content: { body: `Words ${index}` } }),
    );
    const answers = await Promise.all(
      requests.map((request) => fixture.channel.send(request, unhurried)),
    );
    const winners = requests.filter((_, index) => answers[index]?.[0]?.outcome === "sent");
    expect(winners).toHaveLength(1);
    expect(answers.flat().filter(({ outcome }) => outcome === "rejected")).toHaveLength(9);
    expect(await readSentFiles(fixture.folder)).toMatchObject([
      { text: winners[0]?.members[0]?.content.body },
    ]);
  });

  it("belongs to one tenant", async () => {
    await fixture.channel.send(createRequest(), unhurried);
    await fixture.channel.send(createRequest({ tenantId: "tenant-2" }), unhurried);
    expect(await readSentFiles(fixture.folder)).toHaveLength(2);
  });
});
