import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The keyed hash a suppression is kept under, so that it outlives the erasure of the value. `value`
 * is normalized: an e-mail key, or a domain in lower case.
 */
export function hashSuppressedValue(
  key: string,
  type: "address" | "domain",
  value: string,
): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(`${type}:${value}`)));
}
