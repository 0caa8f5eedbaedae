import { z } from "zod";
import { breakerScopes } from "../capacity/breaker-scopes.ts";
import { breakerState } from "../capacity/breaker-state.ts";
import type { BreakerRecord } from "../contracts/store/records/breaker-record.ts";
import { type BreakerReset, resetBreakers } from "../flows/breakers/reset-breakers.ts";
import type { BreakerState } from "../machines/breaker-machine.ts";
import { formatInstant } from "../model/format-instant.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { Instant } from "../model/instant.ts";
import { isId } from "../model/is-id.ts";
import type { Page, PageOptions } from "../model/page.ts";
import type { Reference } from "../model/reference.ts";
import { matchReferences } from "./match-references.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseInput } from "./parse-input.ts";
import { splitReferences } from "./split-references.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";
import { whyField } from "./why-field.ts";

/** Whose breaker is meant. */
export type BreakerName =
  | { readonly sender: Reference }
  /** A domain that messages are sent from. */
  | { readonly domain: string }
  /** The id of a campaign. */
  | { readonly campaign: string }
  | { readonly tenant: true };

/** What stops a sender, a sending domain, a campaign or the tenant by its bounces and complaints. */
export interface Breaker {
  readonly id: string;
  /** Senders and campaigns by id. */
  readonly of: BreakerName;
  /** As it counts now: an open one whose time is over is `half-open`. */
  readonly state: BreakerState;
  /** While it is open: when a tenth of the cap may go. Null where time alone changes nothing. */
  readonly openUntil: string | null;
  /** Only what went out from then on is judged; null: everything. */
  readonly judgedSince: string | null;
  /** Of the last warning of its present state; null: there was none. */
  readonly warnedAt: string | null;
}

/** What became of one reset, in the order asked. */
export interface BreakerResetOutcome {
  /** `not-open`: it is closed already, or nothing of it ever bounced. `not-found`: no such sender. */
  readonly outcome: BreakerReset["outcome"] | "not-found";
}

export interface BreakersApi {
  /**
   * Breakers that a bounce or complaint ever came to; others are closed. In the order in which they
   * were first needed. `closed: false` leaves out those that hold nothing back.
   */
  list(
    options?: PageOptions & { readonly filter?: { readonly closed?: false } },
  ): Promise<Page<Breaker>>;
  /** Null: nothing of it ever bounced or drew a complaint, so it is closed. */
  get(name: BreakerName): Promise<Breaker | null>;
  /**
   * Closes breakers that are open, half-open or paused, up to 1,000 at once, in one transaction: what
   * they held back goes on at once, spread by the limits of its senders. What was sent until then, and
   * what is still said about it, is not judged again. Asking twice changes nothing.
   */
  reset(
    names: readonly BreakerName[],
    options: OperationOptions,
  ): Promise<readonly BreakerResetOutcome[]>;
}

const reference = z.union([
  z.string().max(1_000),
  z.strictObject({ externalId: z.string().max(1_000) }),
]);
const nameSchema = z.union(
  [
    z.strictObject({ sender: reference }),
    z.strictObject({ domain: z.string().trim().toLowerCase().min(1).max(300) }),
    z.strictObject({ campaign: z.string().max(1_000) }),
    z.strictObject({ tenant: z.literal(true) }),
  ],
  "is no name of a breaker; give { sender }, { domain }, { campaign } or { tenant: true }",
);
const whySchema = z.strictObject({ why: whyField });
const filterSchema = z.strictObject({ closed: z.literal(false).optional() });

export function createBreakersApi({ engine, tenantId, actor }: TenantContext): BreakersApi {
  /** The scope that each name means; null where this tenant has no such sender. */
  const resolve = async (given: unknown): Promise<readonly (string | null)[]> => {
    const names = parseInput(z.array(nameSchema).max(1_000), given, "The breakers");
    const references = names.flatMap((name) => ("sender" in name ? [name.sender] : []));
    const senders =
      references.length === 0
        ? []
        : await engine.store.read((session) =>
            session.tenants.findSenders({ tenantId, ...splitReferences(references) }),
          );
    const ids = matchReferences(references, senders);
    let sender = 0;
    return names.map((name) => {
      if ("domain" in name) return breakerScopes.domain(name.domain);
      if ("tenant" in name) return breakerScopes.tenant;
      if ("campaign" in name)
        return isId(name.campaign) ? breakerScopes.campaign(name.campaign) : null;
      const id = ids[sender++] ?? null;
      return id === null ? null : breakerScopes.sender(id);
    });
  };
  return {
    async list(options = {}) {
      const { filter = {}, ...page } = options;
      const { closed } = parseInput(filterSchema, filter, "The filter");
      const now = await engine.clock.now();
      return await toPage(
        page,
        (request) =>
          engine.store.read((session) =>
            session.breakers.list({ tenantId, ...(closed === false && { closed }), ...request }),
          ),
        (row) => toBreaker(row, now),
      );
    },
    async get(name) {
      const [scope = null] = await resolve([name]);
      if (scope === null) return null;
      const now = await engine.clock.now();
      const [row] = await engine.store.read((session) =>
        session.breakers.find({ tenantId, scopes: [scope] }),
      );
      return row ? toBreaker(row, now) : null;
    },
    async reset(names, given) {
      const { why } = parseInput(whySchema, given, "The reset");
      const scopes = await resolve(names);
      const known = [...new Set(scopes.filter((scope) => scope !== null))];
      const results = await resetBreakers(engine, { tenantId, scopes: known, why, actor });
      const byScope = new Map(known.map((scope, index) => [scope, results[index]!]));
      return scopes.map((scope) =>
        scope === null ? { outcome: "not-found" } : { outcome: byScope.get(scope)!.outcome },
      );
    },
  };
}

function toBreaker(row: BreakerRecord, now: Instant): Breaker {
  const state = breakerState(row, now);
  const since = state === row.state ? row.since : (row.until ?? row.since);
  return {
    id: row.id,
    of: nameOf(row),
    state,
    openUntil: state === "open" ? formatOptionalInstant(row.until) : null,
    judgedSince: since === 0 ? null : formatInstant(since),
    warnedAt: formatOptionalInstant(row.warnedAt),
  };
}

function nameOf({ tenantId, scope }: BreakerRecord): BreakerName {
  const { senderId, campaignId, domain } = breakerScopes.keyOf(tenantId, scope);
  if (senderId !== null) return { sender: senderId };
  if (campaignId !== null) return { campaign: campaignId };
  return domain === null ? { tenant: true } : { domain };
}
