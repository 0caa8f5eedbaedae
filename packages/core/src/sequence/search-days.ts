/** How many dates ahead a window, or a send day, is looked for. */
export const SEARCH_DAYS = 60;
