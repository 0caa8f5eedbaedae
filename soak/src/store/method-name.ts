import type { StoreSession } from "@outreachkit/core/plugin";

/** Every method of a session by its full name: `apply`, `dispatch.lockForClaim`. */
export type MethodName = {
  [Group in keyof StoreSession]: StoreSession[Group] extends (...parameters: never[]) => unknown
    ? Group
    : `${Group}.${keyof StoreSession[Group] & string}`;
}[keyof StoreSession];
