import type { FastTime } from "./fast-time.ts";

/** The fast instant that belongs to an instant of the machine. */
export function toFast({ realStart, start, speed }: FastTime, real: number): number {
  return Math.floor(start + (real - realStart) * speed);
}
