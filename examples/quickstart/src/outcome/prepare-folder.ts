import { mkdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { readSentFiles } from "@outreachkit/channel-file";
import { QuickstartError } from "../options/quickstart-error.ts";

/** Makes the folders, and takes away the mails of an earlier run. Other files stay as they are. */
export async function prepareFolder(options: {
  readonly out: string;
  readonly mails: string;
}): Promise<void> {
  const { out, mails } = options;
  try {
    await mkdir(mails, { recursive: true });
    for (const { file } of await readSentFiles(mails)) await unlink(join(mails, file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new QuickstartError(`Cannot write into the folder ${out}: ${why}`, { cause: error });
  }
}
