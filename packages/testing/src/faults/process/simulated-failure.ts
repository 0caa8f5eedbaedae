/** What a lost connection looks like to the engine. */
export class SimulatedFailure extends Error {
  override readonly name = "SimulatedFailure";

  constructor(where: string) {
    super(`The connection was lost ${where}.`);
  }
}
