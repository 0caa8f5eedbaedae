import type { Migration } from "../migration.ts";
import { campaignTables } from "./campaign-tables.ts";
import { deliveryTables } from "./delivery-tables.ts";
import { dispatchTables } from "./dispatch-tables.ts";
import { peopleTables } from "./people-tables.ts";
import { recordTables } from "./record-tables.ts";
import { taskTables } from "./task-tables.ts";
import { tenantTables } from "./tenant-tables.ts";

/** Every table of the first release. The table of migrations is made before. */
export const initialMigration: Migration = {
  name: "0001-initial",
  statements: (language) => [
    ...tenantTables(language),
    ...peopleTables(language),
    ...campaignTables(language),
    ...deliveryTables(language),
    ...dispatchTables(language),
    ...recordTables(language),
    ...taskTables(language),
  ],
};
