import type { InstantInput } from "../model/instant.ts";
import type { OperationOptions } from "./operation-options.ts";

export interface PauseOptions extends OperationOptions {
  /** When the pause ends by itself; it has to lie ahead. Default: when it is resumed. */
  readonly until?: InstantInput;
}
