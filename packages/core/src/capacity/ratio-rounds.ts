/** A round: so many follow-ups, then so many new contacts. */
export interface Ratio {
  readonly followUps: number;
  readonly newContacts: number;
}

/**
 * The rounds of a ratio. Places of a round are numbered from 0: first the follow-ups', then the new contacts'.
 * Who has nobody due leaves its places empty, and nothing is owed for them.
 */
export const ratioRounds = {
  /** The next place of its side at or after a place; past the end of the round it is in the next one. */
  nextPlace({ followUps, newContacts }: Ratio, turn: number, isNew: boolean): number {
    if (isNew) return Math.max(turn, followUps);
    return turn < followUps ? turn : followUps + newContacts;
  },
  /** Where the round stands after one of that side went. */
  after(ratio: Ratio, turn: number, isNew: boolean): number {
    const length = ratio.followUps + ratio.newContacts;
    return (ratioRounds.nextPlace(ratio, turn % length, isNew) + 1) % length;
  },
} as const;
