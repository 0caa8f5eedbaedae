import type { SendOutcome } from "@outreachkit/core/plugin";
import type { InterruptionMode, FailureMode } from "./failure-mode.ts";

/** The clear answer of a provider that refuses. */
export function refusalOf(mode: Exclude<FailureMode, InterruptionMode>): SendOutcome {
  if (typeof mode === "object") {
    return { outcome: "deferred", code: "scripted", retryAfter: mode.retryAfter };
  }
  switch (mode) {
    case "rejected":
      return { outcome: "rejected", code: "scripted" };
    case "rejected-recipient":
      return { outcome: "rejected", code: "scripted", recipient: true };
    case "deferred":
      return { outcome: "deferred", code: "scripted" };
  }
}
