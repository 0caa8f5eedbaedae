import { breakSession } from "./break-session.ts";

/** Rules of breakers, and stores that break them. */
export const breakerFaults = {
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
