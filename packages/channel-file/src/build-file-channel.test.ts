import { access } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileChannel } from "./create-file-channel.ts";
import { readSentFiles } from "./read-sent-files.ts";
import { createFixture } from "./test-support/create-fixture.ts";
import { createRequest, unhurried } from "./test-support/create-request.ts";

let fixture: Awaited<ReturnType<typeof createFixture>>;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(async () => fixture.close());

describe("createFileChannel", () => {
  it("touches nothing until the first send", async () => {
    createFileChannel({ folder: fixture.folder });
    await expect(access(fixture.folder)).rejects.toThrow("ENOENT");
    await fixture.channel.send(createRequest(), unhurried);
    await access(fixture.folder);
  });

  it("takes a name and defaults", () => {
    const defaults = { dailyCap: 5 };
    const { name, defaults: merged } = createFileChannel({ folder: "x", name: "drafts", defaults });
    expect(name).toBe("drafts");
    expect(merged).toEqual({ dailyCap: 5, gap: { seconds: 0 }, gapJitter: { seconds: 0 } });
  });

  it("refuses an empty folder or name", () => {
    expect(() => createFileChannel({ folder: "" })).toThrow("folder is empty");
    expect(() => createFileChannel({ folder: "x", name: " " })).toThrow("name is empty");
  });

  it("throws on what only a mistake in code can send, and writes nothing", async () => {
    const [member] = createRequest().members;
    const { messageId: _, ...withoutId } = member?.envelope ?? { messageId: "" };
    const wrong = [
      { ...member, kind: "linkedin-connect" },
      { ...member, envelope: withoutId },
      { ...member, envelope: { ...member?.envelope, date: "tomorrow" } },
    ];
    for (const mistake of wrong) {
      const request = { ...createRequest(), members: [member, mistake] } as ReturnType<
        typeof createRequest
      >;
      await expect(fixture.channel.send(request, unhurried)).rejects.toThrow("is not valid");
    }
    expect(await readSentFiles(fixture.folder)).toEqual([]);
  });
});

describe("lookup", () => {
  it("proves from the folder that a message was sent, or was not", async () => {
    await fixture.channel.send(createRequest(), unhurried);
    const other = createRequest({ requestKey: "key-2" });
    expect(await fixture.channel.lookup(createRequest(), unhurried)).toMatchObject([
      { outcome: "sent", providerMessageId: expect.stringMatching(/\.eml$/) },
    ]);
    expect(await fixture.channel.lookup(other, unhurried)).toEqual([{ outcome: "not-sent" }]);
  });

  it("takes a folder that is not there for no proof: the disk may not be mounted", async () => {
    expect(await fixture.channel.lookup(createRequest(), unhurried)).toEqual([
      { outcome: "unknown" },
    ]);
  });
});
