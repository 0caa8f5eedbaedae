import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSentFiles } from "./read-sent-files.ts";
import { createFixture } from "./test-support/create-fixture.ts";
import { createRequest, unhurried } from "./test-support/create-request.ts";

it("reads what was written, oldest delivery first, and leaves other files out", async () => {
  const { channel, folder, close } = await createFixture();
  const later = createRequest({ deliveryId: "019cadc6-9a81-7000-8000-000000000001" });
  const first = createRequest({
    requestKey: "r".repeat(64),
    envelope: { subject: "Žluť".repeat(20) },
  });
  await channel.send(later, unhurried);
  await channel.send(first, unhurried);
  await writeFile(join(folder, "notes.txt"), "mine");
  await writeFile(join(folder, "0-other.eml"), "From: a@b.example\r\nSubject: mine\r\n\r\nHi");
  const sent = await readSentFiles(folder);
  expect(sent.map(({ deliveryId }) => deliveryId)).toEqual(
    [first, later].map((request) => request.members[0]?.deliveryId),
  );
  expect(sent[0]).toMatchObject({
    requestKey: "r".repeat(64),
    from: "ada@acme.example",
    to: ["bob@byte.example"],
    toName: "Bob Byte",
    subject: "Žluť".repeat(20),
    references: [],
    text: "Hi Bob,\n\nhow are you?",
  });
  await close();
});

it("gives nothing for a folder that is not there yet", async () => {
  const { folder, close } = await createFixture();
  expect(await readSentFiles(folder)).toEqual([]);
  await close();
});
