import { canonicalJson, OutreachError, type Tenant } from "@outreachkit/core";
import { hashEventLog } from "../log/hash-event-log.ts";
import { listAll } from "./list-all.ts";
import { type OwnedIds, readOwnedIds } from "./owned-ids.ts";
import type { TenancyProbe } from "./tenancy-probe.ts";
import { tenancyProbes } from "./tenancy-probes.ts";
import type { Violation } from "./violation.ts";

/**
 * Invariant 7: calls every public method as `stranger` with each kind of name that `owner` has, and
 * again with names that nobody has. Both must get the same answer, and nothing of the owner's may
 * have moved. Both tenants need at least one of everything.
 */
export async function checkTenancy(options: {
  readonly owner: Tenant;
  readonly stranger: Tenant;
  /** What must stay as it is of the owner. Default: its event log. */
  readonly fingerprint?: () => Promise<string>;
}): Promise<readonly Violation[]> {
  const { owner, stranger } = options;
  const {
    fingerprint = async () => hashEventLog(await listAll((page) => owner.events.list(page))),
  } = options;
  const owned = await readOwnedIds(owner);
  const own = await readOwnedIds(stranger);
  const unknown = Object.fromEntries(
    Object.entries(owned).map(([name, id]) => [name, makeUnknown(id)]),
  ) as unknown as OwnedIds;
  const before = await fingerprint();
  const violations: Violation[] = [];
  for (const [name, probe] of Object.entries(tenancyProbes)) {
    const foreign = await ask(probe, { stranger, ids: owned, own });
    const none = await ask(probe, { stranger, ids: unknown, own });
    if (foreign === none) continue;
    const message = `${name} tells another tenant's name from an unknown one: ${foreign} instead of ${none}.`;
    violations.push({ invariant: 7, message, ids: [] });
  }
  if ((await fingerprint()) !== before) {
    const message = "Something of the owner was changed by another tenant's calls.";
    violations.push({ invariant: 7, message, ids: [owner.id] });
  }
  return violations;
}

/** The answer, or the error, with the names in it made the same. */
async function ask(
  probe: TenancyProbe,
  options: { readonly stranger: Tenant; readonly ids: OwnedIds; readonly own: OwnedIds },
): Promise<string> {
  const { stranger, ids, own } = options;
  const answer = await probe(stranger, ids, own).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: describe(error) }),
  );
  let text = canonicalJson(answer);
  for (const [name, id] of Object.entries(ids)) text = text.replaceAll(id, `{${name}}`);
  return text;
}

function describe(error: unknown) {
  if (OutreachError.isInstance(error)) return { code: error.code, message: error.message };
  return { message: String(error) };
}

/** The same form, and nobody's. An id stays beside the one it is like: a cursor means its place. */
function makeUnknown(name: string): string {
  if (/[0-9a-f]{8}-[0-9a-f]{4}-/.test(name))
    return name.replace(/[0-9a-f](?=>?$|@)/, (digit) => (digit === "0" ? "1" : "0"));
  return `unknown-${name}`;
}
