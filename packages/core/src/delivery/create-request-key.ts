/**
 * A provider call's idempotency key: an id of its own, and of a call with several members their count.
 * A member that is surely not accepted leaves its request and takes another key; what stays behind
 * then shows by itself that it is only a part, which must never be repeated under the key of the whole.
 */
export function createRequestKey({ id, size }: { readonly id: string; readonly size: number }) {
  return size === 1 ? id : `${id}.${size}`;
}
