import type { RecordedSend } from "../../channel/accepted-send.ts";
import { domainOf } from "../../invariants/domain-of.ts";

/** The caps that can hold a follow-up back while its tenant may still send. */
export interface HoldingCaps {
  /** A day, of one sending domain. */
  readonly domain: number;
  /** A day, of one recipient domain. */
  readonly perDomain: number;
}

export interface CampaignDay {
  /** What the campaign's first message begins with, and its second. */
  readonly first: string;
  readonly second: string;
  /** What was sent before this day, and on it. */
  readonly before: readonly RecordedSend[];
  readonly today: readonly RecordedSend[];
  /** What was first sent after this has a follow-up that was not due when workers looked last. */
  readonly lastDue: number;
}

/**
 * People whose follow-up of a campaign was due on a day and not sent, although neither their sender's
 * domain nor their own had met its cap. Which sender a person gets is a race, so that a domain may be
 * full on a day on which its tenant is not.
 */
export function findHeldByNoCap(day: CampaignDay, caps: HoldingCaps): readonly string[] {
  const { before, today } = day;
  const all = [...before, ...today];
  const had = new Set(
    all.filter(({ content }) => content.body.startsWith(day.second)).map(({ to }) => to),
  );
  const sentFrom = countBy(today, ({ envelope }) => domainOf(envelope.from.address));
  const sentTo = countBy(today, ({ to }) => domainOf(to));
  return all
    .filter(({ content, to }) => content.body.startsWith(day.first) && !had.has(to))
    .filter(({ at }) => Date.parse(at) <= day.lastDue)
    .filter(({ envelope, to }) => {
      const from = sentFrom.get(domainOf(envelope.from.address)) ?? 0;
      return from < caps.domain && (sentTo.get(domainOf(to)) ?? 0) < caps.perDomain;
    })
    .map(({ to }) => to);
}

function countBy(sends: readonly RecordedSend[], keyOf: (send: RecordedSend) => string) {
  return new Map([...Map.groupBy(sends, keyOf)].map(([key, own]) => [key, own.length]));
}
