import { Context, Drop, toValue } from "liquidjs";
import type { Liquid } from "liquidjs";
import type { ContentFormat } from "../../model/message-content.ts";
import type { TemplateScope } from "../template-scope.ts";
import type { TrackedReads } from "./tracked-reads.ts";

type Frame = Readonly<Record<string, unknown>>;

/** A value that was printed into HTML, kept out of the text until its place there is known. */
export interface PrintedValue {
  readonly text: string;
  readonly names: readonly string[];
  readonly breakLines: boolean;
}

/**
 * Where a template looks up its variables. It notes every read, so that a value that is not there
 * becomes a hole for a person to see instead of nothing; it reaches own properties of plain data only.
 */
export class TemplateContext extends Context {
  readonly format: ContentFormat;
  readonly missing = new Set<string>();
  readonly used = new Set<string>();
  readonly printed: PrintedValue[] = [];
  /** Variables a template assigned from data that was not there, with that data's names. */
  readonly origins = new Map<string, readonly string[]>();
  /** Inside `capture`, text is collected as data and escaped when it is printed. */
  captureDepth = 0;
  readonly #frames: object[] = [];
  #reads: TrackedReads = { found: [], missing: [] };

  constructor(options: {
    readonly liquid: Liquid;
    readonly scope: TemplateScope;
    readonly format: ContentFormat;
  }) {
    const { liquid, scope, format } = options;
    // Not strict here: this class knows what is missing, for the whole template and not only the first.
    super(scope, liquid.options, { sync: true, strictVariables: false }, { liquid });
    this.format = format;
  }

  /** Starts the notes of one expression. */
  beginReads(): TrackedReads {
    this.#reads = { found: [], missing: [] };
    return this.#reads;
  }

  override push(frame: object): number {
    this.#frames.push(frame);
    return super.push(frame);
  }

  override pop(): object | undefined {
    this.#frames.pop();
    return super.pop();
  }

  override *_get(path: (string | number | Drop)[]): IterableIterator<unknown> {
    return yield this.#read(path);
  }

  #read(path: readonly (string | number | Drop)[]): unknown {
    const keys = path.map((key) => String(toValue(key)));
    const root = keys[0] ?? "";
    const local =
      [...this.#frames].reverse().find((frame) => Object.hasOwn(frame, root)) ??
      (Object.hasOwn(this.bottom(), root) ? this.bottom() : undefined);
    let value: unknown = local ?? this.environments;
    for (const key of path) {
      value = this.readProperty(value as Frame, key);
      if (value === null || value === undefined) break;
    }
    const name = keys.join(".");
    if (value === null || value === undefined) {
      this.#reads.missing.push(...(this.origins.get(root) ?? [name]));
    } else if (!local) this.#reads.found.push(name);
    return value;
  }

  /**
   * Own properties of plain objects only. Liquid answers `size`, `first` and `last` of any object by
   * itself: a company of unknown size would be printed with the number of its fields.
   */
  override readProperty(target: Frame, key: string | number | Drop): unknown {
    if (
      typeof target !== "object" ||
      target === null ||
      Array.isArray(target) ||
      target instanceof Drop
    ) {
      return super.readProperty(target, key);
    }
    const name = String(toValue(key));
    return Object.hasOwn(target, name) ? target[name] : undefined;
  }
}
