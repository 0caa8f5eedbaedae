import type { Engine } from "../engine.ts";

/**
 * A call ends this long before its lease at the latest, in milliseconds: the store's time, as a
 * worker knows it, may be behind by a tenth of a second.
 */
const MARGIN = 250;

/** Both of this machine's clocks: whichever says that more has passed counts. */
export interface LocalTimes {
  readonly wall: number;
  readonly monotonic: number;
}

export interface LeaseHold {
  /**
   * Milliseconds that a call of up to `needed` milliseconds may still wait before it starts; negative:
   * it may not, because whoever recovers an ended lease must never meet a call that is still to come.
   * Renews the lease when less than half of it is left.
   */
  roomFor(needed: number): Promise<number>;
}

export const readLocalTimes = ({ clock }: Pick<Engine, "clock">): LocalTimes => ({
  wall: clock.wall(),
  monotonic: clock.monotonic(),
});

/** Keeps one lease while calls under it are still to start. `since`: read just before the claim. */
export function holdLease(
  engine: Engine,
  { leaseId, since }: { readonly leaseId: string; readonly since: LocalTimes },
): LeaseHold {
  const { clock, limits, store, workerId: worker } = engine;
  let held = since;
  let lost = false;
  let renewing: Promise<void> | null = null;

  const left = (): number => {
    const { wall, monotonic } = readLocalTimes(engine);
    const passed = Math.max(wall - held.wall, monotonic - held.monotonic);
    return lost ? 0 : limits.leaseDuration - MARGIN - passed;
  };

  const renew = async (): Promise<void> => {
    const started = readLocalTimes(engine);
    try {
      const now = await clock.now();
      const until = now + limits.leaseDuration;
      const renewed = await store.transaction(({ dispatch }) =>
        dispatch.renewLease({ leaseId, worker, now, until }),
      );
      if (renewed) held = started;
      else lost = true;
    } catch (error) {
      engine.logger.log("warn", "A lease was not renewed; what it has left is used up.", {
        event: "lease-not-renewed",
        leaseId,
        error: error instanceof Error ? error.name : typeof error,
      });
    } finally {
      renewing = null;
    }
  };

  return {
    async roomFor(needed) {
      if (left() < limits.leaseDuration / 2 && left() > 0) renewing ??= renew();
      if (left() < needed) await renewing;
      return left() - needed;
    },
  };
}
