const lowestId = "00000000-0000-0000-0000-000000000000";

/** What a list by id starts after: no stored row has the lowest id. */
export const startAfter = (afterId: string | null): string => afterId ?? lowestId;
