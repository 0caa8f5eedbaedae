import type { PreviewScenario } from "./preview-scenarios.ts";

/**
 * Which of several queues has its turn first at one instant is not foreseen: the engine's, where steps
 * that send nothing stand, and the senders', where they share a cap that has one unit left. Nor is who
 * of several gets which place in a line, where a ratio or another cap decides who asks for one; nor who of
 * several zones begins first behind a gap; nor what a step that falls back changes places with at its instant.
 */
export function foreseeable(scenario: PreviewScenario): PreviewScenario {
  const { caps, tenantCap, order, channels } = scenario;
  const { recipientDomain, ...otherCaps } = caps;
  const shares = Object.keys(caps).length > 0 || tenantCap !== undefined;
  const many = scenario.between === "nothing" && !shares;
  const senders = many ? scenario.senders : scenario.senders.slice(0, 1);
  if (channels === "fallback" || channels === "both") {
    const limits = { caps: {}, tenantCap: undefined, ramp: undefined };
    return { ...scenario, ...limits, senders: senders.map(() => unlimited) };
  }
  const isRatio = typeof order === "object";
  const isAlone = !isRatio && !shares;
  const competes = isRatio || senders.some((sender) => sender.inProgressCap ?? sender.weeklyCaps);
  return {
    ...scenario,
    caps: competes && recipientDomain ? otherCaps : caps,
    senders: senders.map((sender) => ({
      ...sender,
      weeklyCaps: isAlone ? sender.weeklyCaps : null,
      inProgressCap: isSpaced(sender) ? null : sender.inProgressCap,
    })),
  };
}

const isSpaced = ({ gap, gapJitter }: PreviewScenario["senders"][number]) =>
  gap.minutes + gapJitter.minutes > 0;

const unlimited = {
  dailyCap: 1_000,
  gap: { minutes: 0 },
  gapJitter: { minutes: 0 },
  weeklyCaps: null,
  inProgressCap: null,
} as const;
