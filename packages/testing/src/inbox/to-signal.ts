import type { Reference, Signal } from "@outreachkit/core";
import { durationToMilliseconds } from "@outreachkit/core/plugin";
import type { ScriptedSignal } from "./scripted-signal.ts";

/** A scripted signal as the engine takes it in. */
export function toSignal(
  scripted: ScriptedSignal,
  about: {
    readonly externalId: string;
    readonly at: number;
    readonly messageIds?: readonly string[];
    readonly address?: string;
    readonly contact?: Reference;
  },
): Signal {
  const { at, ...rest } = about;
  const base = { ...rest, at: new Date(at) };
  if (scripted.type !== "out-of-office") return { ...base, ...scripted };
  const { type, returnsAfter } = scripted;
  const returnsAt = returnsAfter
    ? new Date(at + durationToMilliseconds(returnsAfter))
    : scripted.returnsAt;
  return { ...base, type, ...(returnsAt !== undefined && { returnsAt }) };
}
