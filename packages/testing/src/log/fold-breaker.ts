import type { BreakerState, EventType, OutreachEvent } from "@outreachkit/core";
import type { FoldedBreaker } from "./folded-state.ts";
import { readText } from "./read-text.ts";

const stateAfter = new Map<EventType, BreakerState>([
  ["breaker-opened", "open"],
  ["breaker-half-opened", "half-open"],
  ["breaker-closed", "closed"],
  ["breaker-paused", "paused"],
  ["breaker-reset", "closed"],
]);

/** A warning moves nothing, and counts until the next move. */
export function foldBreaker(
  from: FoldedBreaker | undefined,
  { type, at, data }: OutreachEvent,
): FoldedBreaker {
  const next = stateAfter.get(type);
  const until = readText(data["until"]);
  return {
    scope: readText(data["scope"]),
    state: next ?? from?.state ?? "closed",
    since: readText(data["since"]),
    until,
    warnedAt: next === undefined ? at : null,
    shut:
      next === undefined ? (from?.shut ?? []) : shutAfter(from?.shut ?? [], { next, at, until }),
  };
}

function shutAfter(
  shut: FoldedBreaker["shut"],
  { next, at, until }: { next: BreakerState; at: string; until: string | null },
): FoldedBreaker["shut"] {
  if (next === "open" || next === "paused") return [...shut, { from: at, to: until }];
  const last = shut.at(-1);
  // A reset ends it before its time.
  if (!last || (last.to !== null && last.to <= at)) return shut;
  return [...shut.slice(0, -1), { ...last, to: at }];
}
