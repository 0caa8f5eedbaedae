import type { SqlExecutor } from "@outreachkit/core";
import { expect, test } from "vitest";
import type { Scene } from "./create-scene.ts";

/** A host with a table of its own beside ours, and one library to reach both. */
export interface HostUnderTest {
  readonly scene: Scene;
  /** Runs `work` in a transaction of the library's, with its executor and a statement of its own. */
  transaction<Result>(
    work: (host: {
      readonly transaction: SqlExecutor;
      insertDeal(name: string): Promise<unknown>;
      /** A statement of the host's that fails. */
      fail(): Promise<unknown>;
    }) => Promise<Result>,
  ): Promise<Result>;
  /** The committed rows of the host's table. */
  deals(): Promise<readonly string[]>;
}

const before = {
  contacts: ["eve@beta.example"],
  companyEvents: 0,
  enrollments: 1,
  approval: "pending",
  suppressed: false,
};
const after = {
  contacts: ["eve@beta.example", "bob@beta.example"],
  companyEvents: 1,
  enrollments: 2,
  approval: "approved",
  suppressed: true,
};

/** What every wrapper has to do. The tests run in this order on one database. */
export const testHostTransactions = (getHost: () => HostUnderTest): void => {
  test("what was written is taken back with the host's own row when the host rolls back", async () => {
    const host = getHost();
    const attempt = host.transaction(async ({ transaction, insertDeal }) => {
      await insertDeal("Beta");
      await host.scene.writeAll(transaction);
      throw new Error("the host changed its mind");
    });
    await expect(attempt).rejects.toThrow("the host changed its mind");
    expect(await host.scene.look()).toEqual(before);
    expect(await host.deals()).toEqual([]);
  });

  test("a refusal inside reaches the host, and what the host then takes back leaves nothing", async () => {
    const host = getHost();
    const attempt = host.transaction(async ({ transaction, insertDeal }) => {
      await insertDeal("Beta");
      await host.scene.acme.contacts.upsert([{ email: "bob@beta.example" }], { transaction });
      await host.scene.approveStale(transaction);
    });
    await expect(attempt).rejects.toMatchObject({ code: "stale-content" });
    expect(await host.scene.look()).toEqual(before);
    expect(await host.deals()).toEqual([]);
  });

  test("a refusal that the host catches leaves its transaction usable", async () => {
    const host = getHost();
    await host.transaction(async ({ transaction, insertDeal }) => {
      await expect(host.scene.approveStale(transaction)).rejects.toMatchObject({
        code: "stale-content",
      });
      await insertDeal("Gamma");
    });
    expect(await host.scene.look()).toEqual(before);
    expect(await host.deals()).toEqual(["Gamma"]);
  });

  test("what was written is there with the host's own row once the host commits, and not before", async () => {
    const host = getHost();
    await host.transaction(async ({ transaction, insertDeal }) => {
      await insertDeal("Beta");
      await host.scene.writeAll(transaction);
      expect(await host.scene.look()).toEqual(before);
      expect(await host.deals()).toEqual(["Gamma"]);
    });
    expect(await host.scene.look()).toEqual(after);
    expect(await host.deals()).toEqual(["Gamma", "Beta"]);
  });
};

/** What PostgreSQL does to a transaction after an error. */
export const testAbortedTransactions = (getHost: () => HostUnderTest): void => {
  test("after a failed statement the library says that the transaction is over, without a value", async () => {
    const host = getHost();
    const attempt = host.transaction(async ({ transaction, fail }) => {
      await fail().catch(() => undefined);
      await host.scene.acme.contacts.upsert([{ email: "canary@beta.example" }], { transaction });
    });
    const error: unknown = await attempt.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: "database-error", databaseCode: "25P02" });
    expect((error as Error).message).toContain("roll back");
    expect((error as Error).message).not.toContain("canary");
  });

  test("no value of a statement is in the error of one that PostgreSQL refuses", async () => {
    const host = getHost();
    const attempt = host.transaction(async ({ transaction }) => {
      const stop = { execute: transaction.execute };
      // As if the schema had lost a column: the statement holds personal data.
      const execute: SqlExecutor["execute"] = (sql, parameters) =>
        stop.execute(sql.replaceAll("email_key", "email_gone"), parameters);
      await host.scene.acme.contacts.upsert([{ email: "canary@beta.example" }], {
        transaction: { execute },
      });
    });
    const error: unknown = await attempt.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: "database-error", databaseCode: "42703" });
    const { inspect } = await import("node:util");
    expect(inspect(error, { depth: 10 })).not.toContain("canary");
    expect(JSON.stringify(error)).not.toContain("canary");
  });
};
