import type { StoreSession } from "../../contracts/store/store-session.ts";
import { compileVersion, type CompiledVersion } from "./compile-version.ts";

/** Compiled campaign versions by id. A version never changes, so what is cached is never stale. */
export interface VersionCache {
  /** All of these; throws when one does not exist. */
  load(
    session: StoreSession,
    keys: readonly { readonly tenantId: string; readonly versionId: string }[],
  ): Promise<ReadonlyMap<string, CompiledVersion>>;
}

const MAX_VERSIONS = 1_000;

export function createVersionCache(): VersionCache {
  const kept = new Map<string, CompiledVersion>();
  return {
    async load(session, keys) {
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
        const version = compileVersion(record);
        loaded.set(record.id, version);
        kept.set(record.id, version);
      }
      const lost = missing.find(({ versionId }) => !loaded.has(versionId));
      if (lost)
        throw new Error(`Campaign version ${lost.versionId} is gone, but enrollments have it.`);
      return loaded;
    },
  };
}
