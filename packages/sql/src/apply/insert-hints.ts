import type { HintInsert } from "@outreachkit/core/plugin";
import type { WritePart } from "../dialect/write-part.ts";
import { insertRows } from "./insert-rows.ts";

const insert = insertRows({ name: "hints.insert", table: "queue_hint", except: ["id"] });

/** Producers append hints and touch no head: they never wait for a claim. */
export const insertHints = (hints: readonly HintInsert[]): WritePart =>
  insert(hints.map((hint) => ({ ...hint, free: hint.free ? 1 : 0 })));
