import type { Outcome } from "../outcome/outcome.ts";
export async function writeReport(_path: string, _outcome: Outcome): Promise<void> {}
