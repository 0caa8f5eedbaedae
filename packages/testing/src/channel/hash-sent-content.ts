import { createHash } from "node:crypto";
import { canonicalJson } from "@outreachkit/core";
import type { MessageContent } from "@outreachkit/core/plugin";

/** The hash of words that reached a provider, made apart from the engine, to compare with approvals. */
export function hashSentContent({
  subject,
  fallbackSubject,
  body,
  format,
}: MessageContent): string {
  const words = canonicalJson({ subject, fallbackSubject, body, format });
  return createHash("sha256").update(words).digest("hex");
}
