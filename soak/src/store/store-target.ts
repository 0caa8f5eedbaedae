/** The database that all processes of a run share, in a form that can be sent to them. */
export type StoreTarget =
  | { readonly type: "sqlite"; readonly path: string }
  | {
      readonly type: "postgres";
      readonly url: string;
      readonly schema: string;
      /** How long a statement, a connection attempt or an idle transaction may take, in milliseconds. */
      readonly patience: number;
    };
