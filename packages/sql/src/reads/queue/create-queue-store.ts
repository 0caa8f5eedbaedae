import type { QueueStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { foldHints } from "./fold-hints.ts";
import { lockHintedHeads } from "./lock-hinted-heads.ts";
import { nextDueAt } from "./next-due-at.ts";
import { readAgenda } from "./read-agenda.ts";
import { readBacklog } from "./read-backlog.ts";
import { readCandidates } from "./read-candidates.ts";
import { readReadyHeads } from "./read-ready-heads.ts";

export const createQueueStore = (context: SqlContext): QueueStore => ({
  lockHintedHeads: (request) => lockHintedHeads(context, request),
  foldHints: (heads) => foldHints(context, heads),
  readReadyHeads: (request) => readReadyHeads(context, request),
  readCandidates: (request) => readCandidates(context, request),
  readAgenda: (request) => readAgenda(context, request),
  readBacklog: (request) => readBacklog(context, request),
  nextDueAt: (request) => nextDueAt(context, request),
});
