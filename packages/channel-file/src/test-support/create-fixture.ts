import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChannelFixture } from "@outreachkit/conformance";
import { buildFileChannel } from "../build-file-channel.ts";
import { createFileChannel } from "../create-file-channel.ts";
import { readSentFiles } from "../read-sent-files.ts";
import { createBreakableOperations } from "./create-breakable-operations.ts";

/** A channel on a real folder of its own, which the kit can make fail. */
export async function createFixture() {
  const parent = await mkdtemp(join(tmpdir(), "outreachkit-file-"));
  const folder = join(parent, "out", "mail");
  const { operations, breakNext } = createBreakableOperations();
  return {
    folder,
    channel: buildFileChannel({ folder }, operations),
    reopen: () => createFileChannel({ folder }),
    sent: async () =>
      (await readSentFiles(folder)).map((mail) => ({
        ...mail,
        body: mail.text,
        providerMessageId: mail.file,
      })),
    fail: (mode) => {
      if (mode === "refuse") throw new Error("A folder refuses nothing for good.");
      if (mode === "defer") breakNext({ operation: "writeNew", code: "ENOSPC" });
      else breakNext({ operation: "link", code: "EIO", after: mode === "lose-answer" });
    },
    close: () => rm(parent, { recursive: true, force: true }),
  } satisfies ChannelFixture & { folder: string };
}
