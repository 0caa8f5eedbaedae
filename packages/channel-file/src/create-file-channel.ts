import type { ChannelDefaults, PushChannel } from "@outreachkit/core/plugin";
import { buildFileChannel } from "./build-file-channel.ts";
import { nodeFileOperations } from "./node-file-operations.ts";

export interface FileChannelOptions {
  /**
   * Where the files go; made on the first send. Several workers and tenants may share it. It is the
   * channel's only memory of what was sent: a file taken away can be sent again. The file system
   * needs hard links (not FAT or exFAT).
   */
  readonly folder: string;
  /** The name that senders point to. Default `file`; give each one another when there are several. */
  readonly name?: string;
  /** Default: 50 messages per sender and day, no gap. */
  readonly defaults?: Partial<ChannelDefaults>;
}

/**
 * A channel that writes each e-mail as an `.eml` file, which any mail program opens. It needs no
 * account and nothing leaves the machine: for a first look, demos, tests, and hosts that hand the
 * files on by themselves.
 *
 * The same request gives the same bytes, and one file however often it is sent.
 */
export function createFileChannel(options: FileChannelOptions): PushChannel {
  return buildFileChannel(options, nodeFileOperations);
}
