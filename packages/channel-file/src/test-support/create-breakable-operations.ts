import type { FileOperations } from "../file-operations.ts";
import { nodeFileOperations } from "../node-file-operations.ts";

export interface Break {
  readonly operation: keyof FileOperations;
  /** Such as `ENOSPC`. */
  readonly code: string;
  /** The real operation is carried out before it is said to have failed. */
  readonly after?: boolean;
}

/** The real file system, of which the next call of one operation fails. */
export function createBreakableOperations() {
  let next: Break | undefined;

  function breakable<Arguments extends unknown[], Result>(
    operation: keyof FileOperations,
    run: (...given: Arguments) => Promise<Result>,
  ) {
    return async (...given: Arguments): Promise<Result> => {
      if (next?.operation !== operation) return run(...given);
      const { code, after } = next;
      next = undefined;
      if (after) await run(...given);
      throw Object.assign(new Error(`${code}: arranged`), { code });
    };
  }

  const real = nodeFileOperations;
  const operations: FileOperations = {
    makeFolder: breakable("makeFolder", real.makeFolder),
    writeNew: breakable("writeNew", real.writeNew),
    link: breakable("link", real.link),
    remove: breakable("remove", real.remove),
    read: breakable("read", real.read),
    isFolder: breakable("isFolder", real.isFolder),
    syncFolder: breakable("syncFolder", real.syncFolder),
  };
  return {
    operations,
    breakNext: (broken: Break) => {
      next = broken;
    },
  };
}
