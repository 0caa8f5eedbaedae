/** Thrown where a process would have died. Nothing may catch it and go on. */
export class WorkerCrash extends Error {
  override readonly name = "WorkerCrash";
  /** Where it died, such as `before apply` or `after accept`. */
  readonly point: string;

  constructor(point: string) {
    super(`The worker died ${point}.`);
    this.point = point;
  }
}
