import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { MessageContent } from "../model/message-content.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * The identity of approved words, 64 hexadecimal digits. An approval names it, and a claim compares
 * it: any change of subject, body or format is another hash. Other properties do not count.
 */
export function hashContent({ subject, fallbackSubject, body, format }: MessageContent): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ subject, fallbackSubject, body, format }))));
}
