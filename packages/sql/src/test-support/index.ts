/** For the tests of the adapters; not published. */
export type { CreateEmptyDatabase } from "./create-test-bed.ts";
export { tables } from "../schema/tables.ts";
export { testDialect } from "./test-dialect.ts";
export { testHeads } from "./test-heads.ts";
export { testInserts } from "./test-inserts.ts";
export { testMigrations } from "./test-migrations.ts";
export { testWrites } from "./test-writes.ts";
export { fillStore } from "./reads/fill-store.ts";
export { foldAll } from "./reads/fold-all.ts";
export { sampleId } from "./reads/sample-id.ts";
export { sampleRecords } from "./reads/sample-records.ts";
export { testDispatchReads } from "./reads/test-dispatch-reads.ts";
export { testEnrollmentReads } from "./reads/test-enrollment-reads.ts";
export { testListReads } from "./reads/test-list-reads.ts";
export { testPeopleReads } from "./reads/test-people-reads.ts";
export { testQueueReads } from "./reads/test-queue-reads.ts";
export { testReportReads } from "./reads/test-report-reads.ts";
