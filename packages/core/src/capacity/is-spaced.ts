/** Whether a gap lets one message of a sender go at a time. Both in milliseconds. */
export function isSpaced(limits: { readonly gap: number; readonly gapJitter: number }): boolean {
  return limits.gap + limits.gapJitter > 0;
}
