/** How long the worker is watched. All in steps, but for the budget. */
export interface MemorySizes {
  readonly tenants: number;
  readonly early: number;
  readonly late: number;
  /** How many steps at each end the memory's peak is taken over. */
  readonly window: number;
  readonly chunk: number;
  /** Milliseconds after which it ends at fewer steps. */
  readonly budgetMs: number;
}

export const fullMemorySizes: MemorySizes = {
  tenants: 50,
  early: 50_000,
  late: 500_000,
  window: 5_000,
  chunk: 20_000,
  budgetMs: 8 * 60_000,
};

export const smallMemorySizes: MemorySizes = {
  tenants: 1,
  early: 400,
  late: 1_000,
  window: 200,
  chunk: 200,
  budgetMs: 20_000,
};
