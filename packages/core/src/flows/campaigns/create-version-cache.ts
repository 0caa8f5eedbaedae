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
  const versions = new Map<string, CompiledVersion>();
  return {
    async load(session, keys) {
      const missing = new Map(
        keys.filter(({ versionId }) => !versions.has(versionId)).map((key) => [key.versionId, key]),
      );
      if (missing.size > 0) {
        if (versions.size + missing.size > MAX_VERSIONS) versions.clear();
        const rows = [...missing.values()].map(({ tenantId, versionId }) => ({
          tenantId,
          id: versionId,
        }));
        for (const record of await session.campaigns.getVersions(rows)) {
          versions.set(record.id, compileVersion(record));
        }
      }
      return versions;
    },
  };
}
