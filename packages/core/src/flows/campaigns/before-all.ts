/** Before every id: from here on all are planned again. */
export const beforeAll = "00000000-0000-0000-0000-000000000000";
