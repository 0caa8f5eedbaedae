const safeSchemes: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel", "sms"]);

/**
 * Whether a link may be followed: a web, mail or telephone address, or one without a scheme. Everything
 * else (`javascript:`, `data:`, `vbscript:`, ...) is refused, however it is spaced or written.
 */
export function isSafeLink(link: string): boolean {
  // Browsers skip spaces at the start and line breaks, tabs and NUL anywhere in a scheme.
  const compact = link.replace(/[\p{Cc}\p{Cf}\s]/gu, "");
  const scheme = /^([^/?#:]*):/.exec(compact)?.[1];
  return scheme === undefined || safeSchemes.has(scheme.toLowerCase());
}
