import { headerNames } from "./header-names.ts";

const pattern = new RegExp(`^${headerNames.payload}:\\s*(\\S+)\\s*$`, "m");

/** The payload hash in a file's header block; undefined if it is not one of ours. */
export function readPayload(message: Buffer): string | undefined {
  const end = message.indexOf("\r\n\r\n");
  const headers = message.subarray(0, end === -1 ? message.length : end).toString("utf8");
  return pattern.exec(headers)?.[1];
}
