/**
 * Seeds that once broke something, or that alone reach a rare place; played first in every swarm. A
 * seed means the same only as long as what it draws stays the same: when that changes, look for
 * seeds that reach the same places again.
 */
export const regressionSeeds: readonly number[] = [
  // A host that sleeps in its call while signals come in: other calls must not wait for it.
  25,
  // A process that sleeps while another of its provider calls hangs: its timers go on after it woke.
  318,
  // A key is repeated after its window.
  19,
  // A pause in the gap between the look of a worker and its claim.
  88,
  // A campaign that is cancelled between the request for a message and its writing: the request was
  // taken up by every tick for ever.
  2197,
  // A window in the hour that is shown twice: the check of windows took the wall clock at its word.
  2163,
  // A worker that decides on what it read before its locks, and a pause in between.
  63,
  // A process that sleeps in the last minutes of its key's window, and calls when it is over.
  4882,
  // A clock that jumps by a day while a process sleeps right before its call: it goes on before the jump.
  25739,
  // Two calls of one process fall asleep at the same waking: one of them slept for ever.
  26153,
  // A claim that is out after an earlier one was put off: the check of caps took the earlier day.
  5323,
];
