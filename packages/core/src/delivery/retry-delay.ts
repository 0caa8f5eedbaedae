const MINUTE = 60_000;
const STEPS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);

/** A delivery that the provider put off is tried this often before it fails. */
export const maxAttempts = 6;

/**
 * Milliseconds until the next try: 1, 5, 15 minutes, then hourly, with up to a tenth more so that
 * what failed together does not come back together.
 */
export function retryDelay(attempts: number, jitter: number): number {
  const index = Math.min(Math.max(attempts, 1), STEPS.length) - 1;
  const base = STEPS[index] ?? 60 * MINUTE;
  return base + Math.floor((base / 10) * jitter);
}
