import { describe, expect, test } from "vitest";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { WriteConflictError } from "../../model/errors/write-conflict-error.ts";
import { isWriteConflict } from "./is-write-conflict.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";

const conflict = () => new WriteConflictError({ part: "messages", asked: 1, took: 0 });

/** Fails with these errors in turn, then answers. */
function attemptAfter(errors: readonly Error[]) {
  let count = 0;
  const attempt = async () => {
    const error = errors[count];
    count += 1;
    if (error) throw error;
    return `attempt ${count}`;
  };
  return { attempt, count: () => count };
}

describe("retryOnConflict", () => {
  test("reads and decides again when another transaction was faster", async () => {
    const { attempt } = attemptAfter([conflict(), conflict()]);
    expect(await retryOnConflict(attempt)).toBe("attempt 3");
  });

  test("gives up after five attempts with the last conflict", async () => {
    const { attempt, count } = attemptAfter(Array.from({ length: 9 }, conflict));
    await expect(retryOnConflict(attempt)).rejects.toThrow(WriteConflictError);
    expect(count()).toBe(5);
  });

  test("does not try again what no retry can mend", async () => {
    const error = new NotFoundError({ entity: "message", reference: "x" });
    const { attempt, count } = attemptAfter([error]);
    await expect(retryOnConflict(attempt)).rejects.toBe(error);
    expect(count()).toBe(1);
  });
});

describe("isWriteConflict", () => {
  test("knows a conflict from any other error", () => {
    expect(isWriteConflict(conflict())).toBe(true);
    expect(isWriteConflict(new Error("write-conflict"))).toBe(false);
    expect(isWriteConflict({ code: "write-conflict" })).toBe(false);
    expect(isWriteConflict(null)).toBe(false);
  });
});
