/** One way of doing the work, in a process of its own. */
export interface Contestant {
  /** Does at least so many steps (fewer only when the stock is used up) and gives how many. */
  run(steps: number): Promise<number>;
  close(): Promise<void>;
}

/** Plain data, as it travels to the process. */
export type ContestantOptions = Readonly<Record<string, string | number | boolean>>;

export type CreateContestant = (options: ContestantOptions) => Promise<Contestant>;
