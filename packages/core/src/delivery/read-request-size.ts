/** How many members the call under this key had; see `createRequestKey`. */
export function readRequestSize(requestKey: string): number {
  const point = requestKey.lastIndexOf(".");
  return point < 0 ? 1 : Number(requestKey.slice(point + 1));
}
