import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 over the frozen envelope and the approved content's hash: what the provider call says. */
export function payloadHash(envelope: string, contentHash: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${contentHash}\n${envelope}`)));
}
