import type { tables } from "./tables.ts";

export type TableName = keyof typeof tables;
