import { resolve } from "node:path";
import {
  type ChannelDefaults,
  type Duration,
  InvalidInputError,
  type PushChannel,
} from "@outreachkit/core/plugin";
import { composeMessage } from "./compose-message.ts";
import type { FileChannelOptions } from "./create-file-channel.ts";
import type { FileOperations } from "./file-operations.ts";
import { findHeaderProblem } from "./find-header-problem.ts";
import { hashPayload } from "./hash-payload.ts";
import { lookUpFile } from "./look-up-file.ts";
import { nameFile } from "./name-file.ts";
import { requireSendable } from "./require-sendable.ts";
import { writeOnce } from "./write-once.ts";

const none: Duration = { seconds: 0 };
const standard: ChannelDefaults = { dailyCap: 50, gap: none, gapJitter: none };

/** `createFileChannel` on a file system of the caller's, so that tests can break each operation. */
export function buildFileChannel(
  options: FileChannelOptions,
  operations: FileOperations,
): PushChannel & Required<Pick<PushChannel, "lookup">> {
  const { name = "file", defaults } = options;
  requireText("folder", options.folder);
  requireText("name", name);
  const folder = resolve(options.folder);
  return {
    specificationVersion: "v1",
    mode: "push",
    name,
    // 255 is the longest subject that common mail programs accept.
    kinds: [{ kind: "email", addressType: "email", limits: { subject: 255 }, threads: true }],
    defaults: { ...standard, ...defaults },
    messageId: "chosen",
    // The file is the memory of the key, so the window is as long as files are kept: ten years.
    idempotency: { scope: "message", window: { days: 3650 } },
    batchSize: 1,
    timeout: { seconds: 10 },
    async send(request, { signal }) {
      for (const member of request.members) requireSendable(member);
      return Promise.all(
        request.members.map(async (member) => {
          const problem = findHeaderProblem(member.envelope);
          if (problem) return problem;
          return writeOnce({
            operations,
            folder,
            name: nameFile(request, member),
            payload: hashPayload(request, member),
            message: await composeMessage(request, member),
            signal,
          });
        }),
      );
    },
    lookup: async (request) =>
      Promise.all(
        request.members.map((member) =>
          lookUpFile({
            operations,
            folder,
            name: nameFile(request, member),
            payload: hashPayload(request, member),
          }),
        ),
      ),
  };
}

function requireText(path: string, value: string): void {
  if (value.trim() !== "") return;
  const message = `${path} is empty; give createFileChannel a ${path}.`;
  throw new InvalidInputError({
    subject: "The file channel",
    problems: [{ path, code: "required", message }],
  });
}
