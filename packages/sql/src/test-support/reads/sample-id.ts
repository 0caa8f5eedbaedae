/** A readable id in the form of a UUIDv7; greater numbers sort later. */
export const sampleId = (number: number): string =>
  `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
