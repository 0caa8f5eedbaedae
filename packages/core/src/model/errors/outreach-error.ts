const marker = Symbol.for("outreachkit.error");

export interface OutreachErrorOptions {
  readonly code: string;
  readonly message: string;
  readonly cause?: unknown;
}

/**
 * The base of every error the library throws. Recognize one with `OutreachError.isInstance`, which
 * also holds across two copies of the package in one process, where `instanceof` fails.
 */
export class OutreachError extends Error {
  readonly code: string;

  constructor({ code, message, cause }: OutreachErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Of this class; of any of them when asked of `OutreachError` itself. */
  static isInstance<Type extends OutreachError>(
    this: abstract new (...parameters: never[]) => Type,
    error: unknown,
  ): error is Type {
    if (!(error instanceof Error) || !(marker in error)) return false;
    return this.name === OutreachError.name || error.name === this.name;
  }
}
