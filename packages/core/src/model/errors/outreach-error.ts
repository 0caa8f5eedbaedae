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

  static isInstance(error: unknown): error is OutreachError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
