import type { Sender } from "@outreachkit/core";
import { durationToMilliseconds } from "@outreachkit/core/plugin";
import { claimedAtOf } from "./claimed-at-of.ts";
import { formatLocalDay } from "./format-local-day.ts";
import type { Ledger } from "./ledger.ts";
import type { SenderLimits } from "./sender-limits.ts";
import type { Violation } from "./violation.ts";

const WEEK = 7 * 24 * 3_600_000;

interface Claim {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
}

/**
 * Invariant 4, of one sender: no more accepted sends than its cap on any of its calendar days, and
 * its week's cap of a kind in any seven days, and its gap between two of them, all counted from the claims. Limits are taken as they are now.
 */
export function findBrokenLimits(
  ledger: Ledger,
  { caps = {} }: { readonly caps?: SenderLimits } = {},
): readonly Violation[] {
  const { settings } = ledger;
  return [...claimsBySender(ledger)].flatMap(([senderId, claims]): readonly Violation[] => {
    const sender = ledger.senders.get(senderId);
    if (!sender) return [];
    const timeZone = sender.timeZone ?? settings.timeZone ?? "UTC";
    const cap = sender.dailyCap ?? caps.dailyCap;
    const gap = sender.gap ?? durationToMilliseconds(caps.gap ?? {});
    return [
      ...findFullDays(sender, claims, { timeZone, cap }),
      ...findCloseClaims(sender, claims, gap),
      ...findFullWeeks(sender, claims),
    ];
  });
}

function claimsBySender(ledger: Ledger): ReadonlyMap<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const send of ledger.accepted) {
    const { deliveryId } = send;
    const delivery = ledger.deliveries.get(deliveryId);
    const claimedAt = claimedAtOf(ledger, send);
    if (!delivery || claimedAt === undefined) continue;
    const own = claims.get(delivery.senderId) ?? [];
    own.push({ id: deliveryId, kind: delivery.kind, at: Date.parse(claimedAt) });
    claims.set(delivery.senderId, own);
  }
  return claims;
}

function findFullDays(
  sender: Sender,
  claims: readonly Claim[],
  { timeZone, cap }: { readonly timeZone: string; readonly cap: number | undefined },
): readonly Violation[] {
  if (cap === undefined) return [];
  const days = Map.groupBy(claims, ({ at }) => formatLocalDay(at, timeZone));
  return [...days].flatMap(([day, own]): readonly Violation[] => {
    if (own.length <= cap) return [];
    const message = `The sender ${sender.externalId ?? sender.id} sent ${own.length} on ${day}, over its cap of ${cap}.`;
    return [{ invariant: 4, message, ids: [sender.id, ...own.map(({ id }) => id)] }];
  });
}

function findFullWeeks(sender: Sender, claims: readonly Claim[]): readonly Violation[] {
  return [...Map.groupBy(claims, ({ kind }) => kind)].flatMap(([kind, own]) => {
    const cap = sender.weeklyCaps?.[kind];
    if (cap === undefined || cap === null) return [];
    const sorted = own.toSorted((one, other) => one.at - other.at);
    return sorted.flatMap((claim, index): readonly Violation[] => {
      const over = sorted[index + cap];
      if (!over || over.at - claim.at >= WEEK) return [];
      const message = `The sender ${sender.externalId ?? sender.id} sent over ${cap} of ${kind} in seven days.`;
      return [{ invariant: 4, message, ids: [sender.id, claim.id, over.id] }];
    });
  });
}

function findCloseClaims(
  sender: Sender,
  claims: readonly Claim[],
  gap: number,
): readonly Violation[] {
  if (gap === 0) return [];
  const sorted = claims.toSorted((one, other) => one.at - other.at);
  return sorted.flatMap((claim, index): readonly Violation[] => {
    const before = sorted[index - 1];
    if (!before || claim.at - before.at >= gap) return [];
    const message = `The sender ${sender.externalId ?? sender.id} sent two within ${claim.at - before.at} ms, under its gap of ${gap} ms.`;
    return [{ invariant: 4, message, ids: [sender.id, before.id, claim.id] }];
  });
}
