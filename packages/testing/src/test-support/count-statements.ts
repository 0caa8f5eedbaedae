import type pg from "pg";

type Pool = Pick<pg.Pool, "connect" | "query">;

/** A pool that writes down the text of each statement that goes to the server. */
export function countStatements(pool: pg.Pool): { readonly pool: Pool; readonly texts: string[] } {
  const texts: string[] = [];
  const listen = <Target extends { query: (query: { readonly text: string }) => unknown }>(
    target: Target,
  ): Target =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name, of);
        if (typeof value !== "function") return value;
        if (name !== "query") return value.bind(of);
        return (query: { readonly text: string }) => {
          texts.push(query.text.trim());
          return of.query(query);
        };
      },
    });
  const counted = listen(pool as never) as pg.Pool;
  return {
    pool: {
      query: counted.query.bind(counted),
      connect: (async () => listen((await pool.connect()) as never)) as pg.Pool["connect"],
    },
    texts,
  };
}
