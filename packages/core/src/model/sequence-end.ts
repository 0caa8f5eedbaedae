/** Where a step leads to that ends the sequence. No step may have it as its key. */
export const sequenceEnd = "end";
