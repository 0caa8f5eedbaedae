/** In which order a queue's wanted sends are asked, where that depends on which of them go. */
export interface SendOrder<Send> {
  next(): Send | undefined;
  /** It goes. */
  went(send: Send): void;
}
