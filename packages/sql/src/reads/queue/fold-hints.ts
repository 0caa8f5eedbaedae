import type { HeadKey } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { addHintedStreams } from "./add-hinted-streams.ts";
import { deleteHints } from "./delete-hints.ts";
import { lowerHintedHeads } from "./lower-hinted-heads.ts";
import { updateHintedStreams } from "./update-hinted-streams.ts";

/**
 * Where the parts run as one statement, all see the hints of one snapshot, taken after the lock of
 * the heads; where they run one after the other, nobody else writes meanwhile. A hint committed
 * later is left for the next fold.
 */
export const foldHints = async (context: SqlContext, heads: readonly HeadKey[]): Promise<void> => {
  if (heads.length === 0) return;
  const keys = JSON.stringify(heads.map(({ tenantId, senderId }) => ({ tenantId, senderId })));
  await context.write([
    addHintedStreams(keys),
    updateHintedStreams(keys),
    lowerHintedHeads(keys),
    deleteHints(keys),
  ]);
};
