import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { SendOutcome } from "@outreachkit/core/plugin";
import { errorCode } from "./error-code.ts";
import type { FileOperations } from "./file-operations.ts";
import { readPayload } from "./read-payload.ts";

/** With these a link was surely not made. Any other failure may hide that it was, as on NFS. */
const refusals = new Set(
  "EACCES EDQUOT EMLINK ENAMETOOLONG ENOENT ENOSPC ENOSYS ENOTDIR ENOTSUP EOPNOTSUPP EPERM EROFS EXDEV".split(
    " ",
  ),
);

/**
 * Makes the file, or finds it already made. The whole message is written under a passing name and
 * then linked to its own: the link is the one moment at which the message counts as sent, and only
 * one of many callers gets it. A crash leaves at most a `.tmp` file, which nobody reads.
 */
export async function writeOnce(options: {
  readonly operations: FileOperations;
  readonly folder: string;
  readonly name: string;
  readonly payload: string;
  readonly message: Uint8Array;
  readonly signal: AbortSignal;
}): Promise<SendOutcome> {
  const { operations, folder, name, message, signal } = options;
  const path = join(folder, name);
  const passing = join(folder, `.${name}.${randomUUID()}.tmp`);
  try {
    await operations.makeFolder(folder);
  } catch (error) {
    return { outcome: "deferred", code: fileCode(error) };
  }
  const earlier = await answerForExisting(options, path);
  if (earlier) return earlier;
  try {
    await operations.writeNew(passing, message);
  } catch (error) {
    await removeQuietly(operations, passing);
    return { outcome: "deferred", code: fileCode(error) };
  }
  try {
    // The last moment at which nothing has happened yet.
    if (signal.aborted) return { outcome: "deferred", code: "aborted" };
    await operations.link(passing, path);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST") {
      return (
        (await answerForExisting(options, path)) ?? { outcome: "uncertain", code: "file-gone" }
      );
    }
    const outcome = refusals.has(code ?? "") ? "deferred" : "uncertain";
    return { outcome, code: fileCode(error) };
  } finally {
    await removeQuietly(operations, passing);
  }
  return confirm(options);
}

/** Null if there is no file. One that cannot be read may be the message, from an earlier call. */
async function answerForExisting(
  options: Parameters<typeof writeOnce>[0],
  path: string,
): Promise<SendOutcome | null> {
  try {
    const existing = await options.operations.read(path);
    if (existing === null) return null;
    if (readPayload(existing) !== options.payload) {
      return { outcome: "rejected", code: "idempotency-mismatch" };
    }
  } catch (error) {
    return { outcome: "uncertain", code: fileCode(error) };
  }
  // Who made the file may not have come to the sync.
  return confirm(options);
}

async function confirm({
  operations,
  folder,
  name,
}: Parameters<typeof writeOnce>[0]): Promise<SendOutcome> {
  try {
    await operations.syncFolder(folder);
    return { outcome: "sent", providerMessageId: name };
  } catch (error) {
    return { outcome: "uncertain", code: fileCode(error) };
  }
}

/** What stays behind is harmless, so a failure here must not hide the answer. */
async function removeQuietly(operations: FileOperations, path: string): Promise<void> {
  try {
    await operations.remove(path);
  } catch {
    // Never written, or the folder refuses: nothing depends on it.
  }
}

function fileCode(error: unknown): string {
  return `file-${errorCode(error)?.toLowerCase() ?? "error"}`;
}
