import { createSqliteStore } from "../create-sqlite-store.ts";
import { waitForStart } from "@outreachkit/sql/test-support/processes";

/** A process of a host that migrates at its start. Argument: the file. */
const [path] = process.argv.slice(2);
const store = createSqliteStore({ path: path! });
await waitForStart();
process.stdout.write(JSON.stringify(await store.migrate()));
await store.close();
