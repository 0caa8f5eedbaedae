import type { Signal, SignalType } from "../../inbound/signal.ts";

/** Told of a message, not of the contact. */
type MessageSignal = Extract<SignalType, "bounce" | "complaint" | "open" | "click">;

export function isAboutContact(
  signal: Signal,
): signal is Extract<Signal, { readonly type: Exclude<SignalType, MessageSignal> }> {
  const { type } = signal;
  return type !== "bounce" && type !== "complaint" && type !== "open" && type !== "click";
}
