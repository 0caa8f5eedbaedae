import type { CampaignVersionRecord } from "../../contracts/store/records/campaign-record.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { compileVersion, type CompiledVersion } from "./compile-version.ts";
import type { HolidayBook } from "./create-holiday-book.ts";

/** Compiled campaign versions by id. A version never changes, so what is cached is never stale. */
export interface VersionCache {
  /** All of these; throws when one does not exist. */
  load(
    session: StoreSession,
    keys: readonly { readonly tenantId: string; readonly versionId: string }[],
  ): Promise<ReadonlyMap<string, CompiledVersion>>;
  /**
   * For the planner: the version that each enrollment entered, under the schedule that its campaign
   * has now. Steps stay as they were when somebody entered; when they go out does not.
   */
  loadFor(session: StoreSession, facts: readonly VersionedFacts[]): Promise<VersionOf>;
  /** Of a version that is not stored, and may never be. */
  compile(record: CampaignVersionRecord): CompiledVersion;
}

type VersionedFacts = Pick<EnrollmentFacts, "enrollment" | "campaign">;

export type VersionOf = (facts: VersionedFacts) => CompiledVersion | undefined;

const MAX_VERSIONS = 1_000;

export function createVersionCache(book: HolidayBook): VersionCache {
  const kept = new Map<string, CompiledVersion>();
  const rescheduled = new Map<string, CompiledVersion>();

  const load: VersionCache["load"] = async (session, keys) => {
    const asked = new Map(keys.map((key) => [key.versionId, key]));
    const loaded = new Map<string, CompiledVersion>();
    for (const id of asked.keys()) {
      const version = kept.get(id);
      if (version) loaded.set(id, version);
    }
    const missing = [...asked.values()].filter(({ versionId }) => !loaded.has(versionId));
    if (missing.length === 0) return loaded;
    if (kept.size + missing.length > MAX_VERSIONS) kept.clear();
    const rows = missing.map(({ tenantId, versionId }) => ({ tenantId, id: versionId }));
    for (const record of await session.campaigns.getVersions(rows)) {
      const version = compileVersion(record, book);
      loaded.set(record.id, version);
      kept.set(record.id, version);
    }
    const lost = missing.find(({ versionId }) => !loaded.has(versionId));
    if (lost)
      throw new Error(`Campaign version ${lost.versionId} is gone, but enrollments have it.`);
    return loaded;
  };

  function reschedule(own: CompiledVersion, current: CompiledVersion): CompiledVersion {
    const key = `${own.id}/${current.id}`;
    const known = rescheduled.get(key);
    if (known) return known;
    if (rescheduled.size >= MAX_VERSIONS) rescheduled.clear();
    const made = { ...own, schedule: current.schedule };
    rescheduled.set(key, made);
    return made;
  }

  return {
    load,
    compile: (record) => compileVersion(record, book),
    async loadFor(session, facts) {
      const versions = await load(
        session,
        facts.flatMap(({ enrollment, campaign }) => [enrollment, campaign]),
      );
      return ({ enrollment, campaign }) => {
        const own = versions.get(enrollment.versionId);
        const current = versions.get(campaign.versionId);
        return !own || !current || own === current ? own : reschedule(own, current);
      };
    },
  };
}
