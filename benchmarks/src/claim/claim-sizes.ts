/** How much a run of the claim benchmark does. */
export interface ClaimSizes {
  readonly tenants: number;
  /** Live enrollments, by the name that their figures have. */
  readonly live: readonly { readonly name: string; readonly enrollments: number }[];
  /** Due ones in each of them. */
  readonly due: number;
  readonly rounds: number;
  /** Claims of a batch each in a round. */
  readonly claimsPerRound: number;
  readonly emptyPolls: number;
  readonly snapshot: {
    readonly enrollments: number;
    /** Messages claimed while the snapshot is open. */
    readonly claimed: number;
    /** Batches timed before and at the end. */
    readonly timed: number;
  };
}

export const fullClaimSizes: ClaimSizes = {
  tenants: 20,
  live: [
    { name: "10k", enrollments: 10_000 },
    { name: "100k", enrollments: 100_000 },
    { name: "1m", enrollments: 1_000_000 },
  ],
  due: 10_000,
  rounds: 8,
  claimsPerRound: 10,
  emptyPolls: 300,
  snapshot: { enrollments: 40_000, claimed: 30_000, timed: 20 },
};

export const smallClaimSizes: ClaimSizes = {
  tenants: 1,
  live: [
    { name: "10k", enrollments: 1_000 },
    { name: "100k", enrollments: 1_200 },
    { name: "1m", enrollments: 1_500 },
  ],
  due: 500,
  rounds: 1,
  claimsPerRound: 1,
  emptyPolls: 3,
  snapshot: { enrollments: 1_000, claimed: 300, timed: 2 },
};
