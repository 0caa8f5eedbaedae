/** The instant of what only a person ends: later than any that is asked about. */
export const NEVER = Date.UTC(9999, 11, 31);
