export { createFileChannel, type FileChannelOptions } from "./create-file-channel.ts";
export { readSentFiles, type SentFile } from "./read-sent-files.ts";
