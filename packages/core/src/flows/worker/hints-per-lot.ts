/** Wake-ups that are not due are carried to their heads in lots of this size. */
export const hintsPerLot = 50;
