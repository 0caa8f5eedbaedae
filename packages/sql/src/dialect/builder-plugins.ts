import type { KyselyPlugin } from "kysely";

/** Plugins of every statement builder: none. In tests tools/tenant-check stands in for this file. */
export const builderPlugins: KyselyPlugin[] = [];
