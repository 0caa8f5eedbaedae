import { join } from "node:path";
import type { LookupOutcome } from "@outreachkit/core/plugin";
import type { FileOperations } from "./file-operations.ts";
import { readPayload } from "./read-payload.ts";

/**
 * The folder is the channel's own log: a message without a file was not sent. A folder that is not
 * there proves nothing, because it may be a disk that is not mounted.
 */
export async function lookUpFile(options: {
  readonly operations: FileOperations;
  readonly folder: string;
  readonly name: string;
  readonly payload: string;
}): Promise<LookupOutcome> {
  const { operations, folder, name, payload } = options;
  try {
    const existing = await operations.read(join(folder, name));
    if (existing === null) {
      return { outcome: (await operations.isFolder(folder)) ? "not-sent" : "unknown" };
    }
    if (readPayload(existing) !== payload) return { outcome: "unknown" };
    await operations.syncFolder(folder);
    return { outcome: "sent", providerMessageId: name };
  } catch {
    return { outcome: "unknown" };
  }
}
