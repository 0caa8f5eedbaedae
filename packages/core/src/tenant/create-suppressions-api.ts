import { parseEmailAddress } from "../audience/parse-email-address.ts";
import { hashSuppressedValue } from "../compliance/hash-suppressed-value.ts";
import type { SuppressionRecord } from "../contracts/store/records/suppression-record.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import { stopSuppressed } from "../flows/enrollments/stop-suppressed.ts";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** An address, or a whole domain. */
export type SuppressionInput =
  | { readonly address: string; readonly domain?: never }
  | { readonly domain: string; readonly address?: never };

export interface Suppression {
  readonly id: string;
  readonly type: "address" | "domain";
  /** Null once erased; it still holds. */
  readonly value: string | null;
  readonly reason: SuppressionRecord["reason"];
  readonly createdAt: string;
}

export interface SuppressionsApi {
  /**
   * Nothing is claimed for these from then on, and what is live for them stops as `suppressed`: for an
   * address in the same transaction, for a whole domain right after it, 200 contacts at a time (all in
   * the host's transaction where one is given). What is suppressed already stays as it is; adding it
   * again finishes what was interrupted. An array holds at most 1,000.
   */
  add(suppressions: readonly SuppressionInput[], options?: TransactionOptions): Promise<void>;
  has(suppression: SuppressionInput): Promise<boolean>;
  list(options?: PageOptions): Promise<Page<Suppression>>;
}

const MOST = 1_000;
const CONTACTS_PER_BATCH = 200;

export function createSuppressionsApi(context: TenantContext): SuppressionsApi {
  const { engine, tenantId } = context;
  return {
    async add(suppressions, options = {}) {
      const { suppression: key } = await engine.keys(options);
      const values = suppressions.map((input, index) => readValue(input, index));
      if (values.length > MOST) throw tooMany(values.length);
      await writeForTenant(context, options, async (session, changes) => {
        await stopSuppressed(session, changes, {
          tenantId,
          emailKeys: values.flatMap(({ type, value }) => (type === "address" ? [value] : [])),
        });
        for (const { type, value } of values) {
          changes.suppressions.push({
            tenantId,
            id: changes.newId(),
            type,
            hash: hashSuppressedValue(key, type, value),
            value,
            reason: "manual",
            createdAt: changes.now,
          });
        }
      });
      for (const { type, value } of values) {
        if (type === "address") continue;
        const emailDomainHash = hashSuppressedValue(key, type, value);
        await stopDomain(context, options, emailDomainHash);
      }
    },
    async has(input) {
      const { suppression: key } = await engine.keys();
      const { type, value } = readValue(input, 0);
      const hash = hashSuppressedValue(key, type, value);
      const found = await engine.store.read((session) =>
        session.restrictions.findSuppressions({ tenantId, hashes: [hash] }),
      );
      return found.length > 0;
    },
    list: (options = {}) =>
      toPage(
        options,
        (request) =>
          engine.store.read((session) =>
            session.restrictions.listSuppressions({ tenantId, ...request }),
          ),
        ({ id, type, value, reason, createdAt }) => ({
          id,
          type,
          value,
          reason,
          createdAt: formatInstant(createdAt),
        }),
      ),
  };
}

/** After the suppression was committed: whoever was parked before it is found here, and nobody after it. */
async function stopDomain(
  context: TenantContext,
  options: TransactionOptions,
  emailDomainHash: string,
): Promise<void> {
  const { tenantId } = context;
  let afterId: string | null = null;
  do {
    const after: string | null = afterId;
    const contactIds = await writeForTenant(context, options, async (session, changes) => {
      const ids = await session.people.listIdsOfDomain({
        tenantId,
        emailDomainHash,
        afterId: after,
        limit: CONTACTS_PER_BATCH,
      });
      await stopSuppressed(session, changes, { tenantId, contactIds: ids });
      return ids;
    });
    afterId = contactIds.at(-1) ?? null;
  } while (afterId !== null);
}

function tooMany(count: number): InvalidInputError {
  const message = `${count} at once is more than ${MOST}; add them in parts.`;
  return new InvalidInputError({
    subject: "The suppressions",
    problems: [{ path: "", code: "too-many", message }],
  });
}

function readValue(
  input: SuppressionInput,
  index: number,
): { readonly type: "address" | "domain"; readonly value: string } {
  if (input.domain !== undefined)
    return { type: "domain", value: input.domain.trim().toLowerCase() };
  const email = parseEmailAddress(input.address);
  if (email) return { type: "address", value: email.key };
  throw new InvalidInputError({
    subject: "The suppressions",
    problems: [
      {
        path: `${index}.address`,
        code: "malformed-address",
        message: `${JSON.stringify(input.address)} is not one e-mail address.`,
      },
    ],
  });
}
