/** The five parts of a lead score, each 0 to 100. */
export const scoreComponents = [
  "dataQuality",
  "authority",
  "companyFit",
  "timing",
  "risk",
] as const;

export type ScoreComponent = (typeof scoreComponents)[number];

/** How much each part counts, as shares of their sum; 0 leaves it out. */
export type ScoreWeights = { readonly [Component in ScoreComponent]: number };

/** 20, 25, 30, 15 and 10. */
export const defaultScoreWeights: ScoreWeights = {
  dataQuality: 20,
  authority: 25,
  companyFit: 30,
  timing: 15,
  risk: 10,
};
