/** Something the user can put right. Its message is shown as it is, without a stack. */
export class QuickstartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
