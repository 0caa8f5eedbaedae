import type { HeadKey } from "@outreachkit/core/plugin";
import type { WritePart } from "../dialect/write-part.ts";
import { insertRows } from "./insert-rows.ts";

const insert = insertRows({ name: "heads.insert", table: "queue_head" });

/** Heads of new queues: nothing is due in them and nothing blocks them. */
export const insertHeads = (keys: readonly HeadKey[]): WritePart =>
  insert(
    keys.map(({ tenantId, senderId }) => ({
      tenantId,
      senderId,
      gapUntil: 0,
      nextFreeAt: 0,
      version: 1,
    })),
  );
