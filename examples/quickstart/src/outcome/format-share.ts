/** `12.7 %`; a dash where there is nothing to divide by. */
export function formatShare(share: number | null): string {
  return share === null ? "" : `${(share * 100).toFixed(1)} %`;
}
