import { inject } from "vitest";
import type { StoreTarget } from "../store/store-target.ts";

const PATIENCE = 2_000;

let schemas = 0;

/** A schema that nobody else uses; it is dropped with its world. */
export function createPostgresTarget(): StoreTarget & { readonly type: "postgres" } {
  schemas += 1;
  return {
    type: "postgres",
    url: inject("postgresUrl"),
    schema: `soak_${process.pid}_${schemas}`,
    patience: PATIENCE,
  };
}
