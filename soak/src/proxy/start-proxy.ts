import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * A TCP proxy between workers and their database, to take it away from them.
 *
 * - `forward`: as if it were not there.
 * - `refuse`: new connections are cut at once.
 * - `black-hole`: new connections are accepted and lead nowhere; those that are open carry nothing
 *   any more, and neither end learns of it. What was swallowed never arrives.
 */
export type ProxyMode = "forward" | "refuse" | "black-hole";

export interface Proxy {
  readonly port: number;
  setMode(mode: ProxyMode): void;
  /** Cuts every open connection, on both sides. */
  cut(): void;
  /** The next commits reach the server, and instead of the answer the connection ends. */
  loseCommits(count: number): void;
  /** Commits that are still to be lost. */
  readonly commitsToLose: number;
  /** Connections that a black hole has accepted so far. */
  readonly swallowed: number;
  close(): Promise<void>;
}

/** PostgreSQL's simple query message of a commit. */
const COMMIT = Buffer.from("commit\0");

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** Cut off by a black hole, for good. */
  dead: boolean;
}

export async function startProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<Proxy> {
  const pairs = new Set<Pair>();
  const holes = new Set<Socket>();
  let mode: ProxyMode = "forward";
  let commitsToLose = 0;
  let swallowed = 0;

  const join = (client: Socket) => {
    const server = connect(target);
    const pair: Pair = { client, server, dead: false };
    let answerIsLost = false;
    pairs.add(pair);
    const end = () => {
      // The other side of a dead connection does not learn that this one has gone.
      if (pair.dead) return;
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    client.on("data", (data) => {
      if (pair.dead) return;
      if (commitsToLose > 0 && data.includes(COMMIT)) {
        commitsToLose -= 1;
        answerIsLost = true;
      }
      server.write(data);
    });
    server.on("data", (data) => {
      if (pair.dead) return;
      if (answerIsLost) end();
      else client.write(data);
    });
    for (const socket of [client, server]) socket.on("error", end).on("close", end);
  };

  const listener = createServer((client) => {
    if (mode === "forward") join(client);
    else if (mode === "refuse") client.destroy();
    else {
      holes.add(client);
      swallowed += 1;
      client.on("error", () => undefined).resume();
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));

  const cut = () => {
    for (const { client, server } of pairs) {
      client.destroy();
      server.destroy();
    }
    pairs.clear();
    for (const socket of holes) socket.destroy();
    holes.clear();
  };
  return {
    port: (listener.address() as AddressInfo).port,
    setMode(next) {
      mode = next;
      if (next === "black-hole") for (const pair of pairs) pair.dead = true;
    },
    cut,
    loseCommits: (count) => void (commitsToLose = count),
    get commitsToLose() {
      return commitsToLose;
    },
    get swallowed() {
      return swallowed;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
