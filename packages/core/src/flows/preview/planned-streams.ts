import { laneRules } from "../../capacity/lane-rules.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { Instant } from "../../model/instant.ts";
import type { PlannedContact } from "./planned-contact.ts";

/** The campaigns' streams of one queue that a cap holds. */
export interface PlannedStreams {
  /** Until when the stream that a contact stands in is held; 0: it never was. */
  freeAt(contact: PlannedContact): Instant;
  /** Whether this look passes over it: what holds it was met by a look before. */
  isHeld(contact: PlannedContact, now: Instant, look: number): boolean;
  hold(contact: PlannedContact, by: Limit, look: number): void;
  /** What held a campaign's stream lets go of it. */
  lift(campaignId: string, now: Instant): void;
}

interface Hold {
  /** The look that met it. */
  readonly since: number;
  readonly until: Instant;
}

const none: Hold = { since: 0, until: 0 };

/** A cap on new contacts holds only those who got nothing yet. */
export function createPlannedStreams(): PlannedStreams {
  const all = new Map<string, Hold>();
  const beginners = new Map<string, Hold>();
  const holdsOf = ({ campaign, lane }: PlannedContact): readonly Hold[] => [
    all.get(campaign.id) ?? none,
    (laneRules.isNew(lane) ? beginners.get(campaign.id) : null) ?? none,
  ];
  return {
    freeAt: (contact) => Math.max(...holdsOf(contact).map(({ until }) => until)),
    isHeld: (contact, now, look) =>
      holdsOf(contact).some(({ since, until }) => since < look && until > now),
    hold({ campaign }, { reason, freeAt: until }, look) {
      const streams = reason === "new-contact-cap" ? beginners : all;
      // Several meet it in one look.
      if ((streams.get(campaign.id) ?? none).until < until)
        streams.set(campaign.id, { since: look, until });
    },
    lift(campaignId, now) {
      const held = all.get(campaignId);
      if (held && held.until > now) all.set(campaignId, { ...held, until: now });
    },
  };
}
