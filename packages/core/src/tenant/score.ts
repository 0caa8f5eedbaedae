import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import { type ScoreOutcome, scoreContacts } from "../flows/people/score-contacts.ts";
import type { ContactFilter } from "../model/contact-filter.ts";
import type { Tier } from "../model/contact-vocabulary.ts";
import type { Reference } from "../model/reference.ts";
import { contactFilterSchema } from "./contact-filter-schema.ts";
import { inChunks } from "./in-chunks.ts";
import { parseFilter } from "./parse-filter.ts";
import { splitReferences } from "./split-references.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";

/** Whom to score: by name, at most 1,000, or everybody a filter takes; without either, everybody. */
export interface ScoreRequest extends TransactionOptions {
  readonly contacts?: readonly Reference[];
  readonly filter?: ContactFilter;
  /** Also contacts whose score or tier the host set itself. Default false. */
  readonly overwrite?: boolean;
}

export interface ScoreResult {
  /** Whose score or tier is another now. */
  readonly scored: number;
  readonly unchanged: number;
  /** Left as the host set them. */
  readonly kept: number;
  /** How many of those seen are in each tier now. */
  readonly tiers: { readonly [Name in Tier]: number };
}

const CONTACTS_PER_BATCH = 500;

/** Batch by batch, each in a transaction of its own unless the request gives one. */
export async function score(context: TenantContext, request: ScoreRequest): Promise<ScoreResult> {
  const { tenantId } = context;
  const counts = { scored: 0, unchanged: 0, kept: 0 };
  const tiers: Record<Tier, number> = { hot: 0, warm: 0, cool: 0, cold: 0, dead: 0 };
  for await (const ids of batches(context, request)) {
    const outcomes: readonly ScoreOutcome[] = await writeForTenant(
      context,
      request,
      (session, changes) =>
        scoreContacts(session, changes, { tenantId, ids, overwrite: request.overwrite ?? false }),
    );
    for (const { outcome, tier } of outcomes) {
      counts[outcome] += 1;
      if (tier !== null) tiers[tier] += 1;
    }
  }
  return { ...counts, tiers };
}

async function* batches(
  { engine, tenantId }: TenantContext,
  request: ScoreRequest,
): AsyncGenerator<readonly string[], void, undefined> {
  if (request.contacts) {
    for await (const chunk of inChunks(request.contacts)) {
      const found = await engine.store.read(
        ({ people }) => people.findContacts({ tenantId, ...splitReferences(chunk), emailKeys: [] }),
        request,
      );
      yield found.map(({ id }) => id);
    }
    return;
  }
  const filter = parseFilter(contactFilterSchema, request.filter ?? {});
  let afterId: string | null = null;
  for (;;) {
    const after = afterId;
    const page: readonly ContactRecord[] = await engine.store.read(
      ({ people }) =>
        people.listContacts({ tenantId, filter, afterId: after, limit: CONTACTS_PER_BATCH }),
      request,
    );
    if (page.length === 0) return;
    yield page.map(({ id }) => id);
    afterId = page.at(-1)?.id ?? null;
  }
}
