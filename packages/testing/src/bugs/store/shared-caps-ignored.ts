import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

const isOwn = ({ scope }: { readonly scope: string }) => scope.startsWith("sender:");

/** Each sender counts its own messages alone: what tenant, domain or campaign sent is neither read nor guarded. */
export const sharedCapsIgnored = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      readClaimFacts: async (request) => {
        const read = await session.dispatch.readClaimFacts(request);
        return { ...read, used: read.used.filter(isOwn) };
      },
    },
    apply: (changes) =>
      session.apply({
        ...changes,
        ...(changes.capacity && {
          capacity: changes.capacity.map((change) =>
            isOwn(change) ? change : { ...change, cap: null },
          ),
        }),
      }),
  }));
