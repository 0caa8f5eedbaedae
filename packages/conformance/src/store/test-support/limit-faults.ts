import { breakSession } from "./break-session.ts";

/** Rules of what limits sends, and stores that break them. */
export const limitFaults = {
  "contacts in progress": {
    title: "counts a sender's contacts in progress, and no other's",
    fault: breakSession(({ dispatch }) => ({
      dispatch: {
        readClaimFacts: (request) => dispatch.readClaimFacts({ ...request, inProgress: [] }),
      },
    })),
  },
  breakers: {
    title: "makes a closed breaker where a scope has none, and gives the one there is",
    fault: breakSession(({ breakers }) => ({
      breakers: {
        lock: async (requests) =>
          (await breakers.lock(requests)).map((locked) => ({ ...locked, ofCampaign: null })),
      },
    })),
  },
  "windows of breakers": {
    title: "counts nothing that was claimed before",
    fault: breakSession(({ breakers }) => ({
      breakers: {
        readWindows: (requests) =>
          breakers.readWindows(requests.map((request) => ({ ...request, since: 0 }))),
      },
    })),
  },
} as const;
