import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoreTarget } from "../store/store-target.ts";

let files = 0;

/** A file that nobody else uses; it is removed with its world. */
export function createSqliteTarget(): StoreTarget {
  files += 1;
  return { type: "sqlite", path: join(tmpdir(), `outreachkit-soak-${process.pid}-${files}.db`) };
}
