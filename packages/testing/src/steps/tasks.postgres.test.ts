import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testTasks } from "./test-support/test-tasks.ts";

testTasks(createPostgresStores("task_steps"));
