import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface SilentProxy {
  readonly url: string;
  /** From now on nothing passes, and nobody is told: half-open connections, new ones too. */
  silence(): void;
  /** New connections pass again; the silent ones stay so. */
  speak(): void;
  stop(): Promise<void>;
}

/** A network between a store and its server that can go dead without a word. */
export const startSilentProxy = async (connectionString: string): Promise<SilentProxy> => {
  const target = new URL(connectionString);
  const sockets = new Set<Socket>();
  let silent = false;
  const join = (from: Socket, to: Socket, alive: () => boolean) => {
    from.on("data", (bytes: Buffer) => alive() && to.write(bytes));
    from.on("error", () => undefined);
    from.on("close", () => alive() && to.destroy());
  };
  let dead = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port), noDelay: true });
    if (silent) dead.add(client);
    const alive = () => !dead.has(client);
    sockets.add(client).add(upstream);
    join(client, upstream, alive);
    join(upstream, client, alive);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(connectionString);
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url: url.href,
    silence: () => {
      silent = true;
      dead = new Set(sockets);
    },
    speak: () => {
      silent = false;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
