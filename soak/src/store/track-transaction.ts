import type { ChangeSet } from "@outreachkit/core/plugin";
import type { Marker } from "../markers/markers.ts";
import type { MethodName } from "./method-name.ts";
import type { SessionObserver } from "./observe-session.ts";

type Kind = "claim" | "settle" | "leases" | "take" | "write" | "fold";

/** The call by which a transaction shows what it is for; the first that is here decides. */
const kinds: { readonly [method in MethodName]?: Kind } = {
  "dispatch.lockForClaim": "claim",
  "dispatch.lockForSettle": "settle",
  "dispatch.lockExpiredLeases": "leases",
  "dispatch.lockDeliveries": "take",
  "messages.findOfEnrollments": "write",
  "queue.lockHintedHeads": "fold",
};

const writes: ReadonlySet<MethodName> = new Set<MethodName>(["apply", "queue.foldHints"]);

/** Passes the markers of one transaction, if it is one of ours and writes anything. */
export function trackTransaction(pass: (marker: Marker) => void): {
  readonly observer: SessionObserver;
  beforeCommit(): void;
  afterCommit(): void;
} {
  let kind: Kind | undefined;
  let name: "plan" | "review" | Kind | undefined;
  return {
    observer: {
      before(method, parameters) {
        kind ??= kinds[method];
        if (!kind || name || !writes.has(method)) return;
        name = nameOf(kind, parameters);
        pass(`${name}.before-write`);
      },
      after: () => undefined,
    },
    beforeCommit: () => name && pass(`${name}.before-commit`),
    afterCommit: () => name && pass(`${name}.after-commit`),
  };
}

/** A claim without a lease claimed nothing, and a recovery without one left it to a person. */
function nameOf(kind: Kind, [changes]: readonly unknown[]): "plan" | "review" | Kind {
  const leases = (changes as ChangeSet | undefined)?.leases?.insert ?? [];
  if (kind === "claim" && leases.length === 0) return "plan";
  if (kind === "take" && leases.length === 0) return "review";
  return kind;
}
