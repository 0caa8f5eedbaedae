import type { Instant } from "@outreachkit/core/plugin";

/** 2026-03-02T09:00:00Z, a Monday. */
export const testTime: Instant = 1_772_442_000_000;
