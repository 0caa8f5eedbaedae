import { createTenantPlugin } from "./create-tenant-plugin.ts";

/** Takes the place of packages/sql/src/dialect/builder-plugins.ts in every test (vitest.config.ts). */
export const builderPlugins = [createTenantPlugin()];
