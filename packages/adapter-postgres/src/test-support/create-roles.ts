import { randomUUID } from "node:crypto";
import pg from "pg";

/** Two login roles of the server, of their own for one test file: a host's and a worker's. */
export const createRoles = async (owner: pg.Pool, url: string) => {
  const suffix = randomUUID().slice(0, 8);
  const password = randomUUID();
  const names = { host: `host_${suffix}`, worker: `worker_${suffix}` };
  for (const name of Object.values(names))
    await owner.query(`create role ${name} login password '${password}'`);
  const open = (name: string) => {
    const connection = new URL(url);
    connection.username = name;
    connection.password = password;
    return new pg.Pool({ connectionString: connection.href });
  };
  const host = open(names.host);
  const worker = open(names.worker);
  return {
    ...names,
    hostPool: host,
    workerPool: worker,
    drop: async () => {
      await host.end();
      await worker.end();
      for (const name of Object.values(names)) {
        await owner.query(`drop owned by ${name}`);
        await owner.query(`drop role ${name}`);
      }
    },
  };
};
