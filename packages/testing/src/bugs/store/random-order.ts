import { randomInt } from "node:crypto";
import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Candidates come as a database without an order gives them, another way each time. */
export const randomOrder = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    queue: {
      ...session.queue,
      async readCandidates(request) {
        const left = [...(await session.queue.readCandidates(request))];
        return left.map(() => left.splice(randomInt(left.length), 1)).flat();
      },
    },
  }));
