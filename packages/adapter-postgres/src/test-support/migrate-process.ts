import { createPostgresStore } from "../create-postgres-store.ts";
import { waitForStart } from "@outreachkit/sql/test-support/processes";

/** A process of a host that migrates at its start. Arguments: where, and the schema. */
const [connectionString, schema] = process.argv.slice(2);
const store = createPostgresStore({ connectionString: connectionString!, schema: schema! });
await waitForStart();
process.stdout.write(JSON.stringify(await store.migrate()));
await store.close();
