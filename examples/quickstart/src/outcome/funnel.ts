import type { Outcome } from "./outcome.ts";

export interface FunnelStage {
  readonly label: string;
  readonly count: number;
  /** Of those who were written to, from 0 to 1; null for the stages before. */
  readonly share: number | null;
}

/** From the contacts in the campaign to those who are interested, each part of the one before. */
export function buildFunnel({ report, interested }: Outcome): readonly FunnelStage[] {
  const { enrolled, contacted, replied } = report.funnel;
  const share = (count: number) => (contacted === 0 ? null : count / contacted);
  return [
    { label: "In the campaign", count: enrolled, share: null },
    { label: "Written to", count: contacted, share: null },
    { label: "Answered", count: replied, share: share(replied) },
    { label: "Interested", count: interested, share: share(interested) },
  ];
}
