/** A calendar date on the clock face. A real day of a zone may have 23 or 25 hours, or another length. */
export const DAY_MS = 86_400_000;
