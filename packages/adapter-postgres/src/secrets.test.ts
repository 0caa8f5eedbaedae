import { inspect } from "node:util";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";

const given = new URL(inject("postgresUrl"));
const canary = "CANARY-4711";
const withPassword = (change: (url: URL) => void): string => {
  const url = new URL(given);
  url.password = canary;
  change(url);
  return url.href;
};

const connectionStrings = {
  "nobody listens": withPassword((url) => (url.port = "1")),
  "an unknown host": withPassword((url) => (url.hostname = "database.invalid")),
  "a wrong password": withPassword(() => undefined),
  "an unknown user": withPassword((url) => (url.username = "nobody")),
  "an unknown database": `${given.href.replace(/\/[^/]*$/, `/nothing?options=-c%20search_path%3D${canary}`)}`,
  "a port that is none": `postgres://u:${canary}@localhost:notaport/db`,
  "a password with a slash": `postgres://u:${canary}/more@localhost/db`,
  "a password with a hash": `postgres://u:${canary}#more@localhost/db`,
  "a broken escape": `postgres://u:${canary}%zz@localhost:99999/db`,
};

test.each(Object.entries(connectionStrings))(
  "S32: with %s no error tells the connection string's password",
  async (_, connectionString) => {
    let error: unknown;
    try {
      const store = createPostgresStore({
        connectionString,
        schema: "nothing",
        timeouts: { connect: { seconds: 5 } },
      });
      await store.ready().catch((reason: unknown) => (error = reason));
      await store.close();
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(Error);
    const said = [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
      String((error as Error).stack),
    ];
    expect(said.join("\n")).not.toContain(canary);
    // A server that trusts everybody lets a wrong password in, and then lacks the schema.
    const codes = ["invalid-input", "database-unavailable", "database-error", "schema-version"];
    expect(codes).toContain((error as { readonly code?: string }).code);
  },
);

test("a store without a place to connect to is refused at once", () => {
  expect(() => createPostgresStore({} as { connectionString: string })).toThrow(
    /pass a connection string or your own pg pool/,
  );
  expect(() => createPostgresStore({ connectionString: " " })).toThrow(/not a connection string/);
});

test("closing ends a pool of its own and leaves the host's", async () => {
  const pool = new pg.Pool({ connectionString: given.href });
  const store = createPostgresStore({ pool });
  await store.now();
  await store.close();
  await expect(store.now()).rejects.toMatchObject({ code: "store-closed" });
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
