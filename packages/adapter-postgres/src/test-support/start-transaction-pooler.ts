import { createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import pg from "pg";

export interface TransactionPooler {
  readonly url: string;
  /** How many transactions, single statements among them, each server connection has had. */
  readonly served: readonly number[];
  stop(): Promise<void>;
}

/** A server connection, and the client that has it until its transaction ends. */
interface Backend {
  readonly socket: Socket;
  reader: ((bytes: Buffer) => void) | undefined;
}

const ready = "Z".charCodeAt(0);
const idle = "I".charCodeAt(0);
const terminate = "X".charCodeAt(0);
const sync = new Set(["Q", "S"].map((letter) => letter.charCodeAt(0)));

/** What a server says after a login: accepted, its settings, ready. */
const greeting = Buffer.concat([
  frame("R", int32(0)),
  ...[
    ["server_version", "18.0"],
    ["client_encoding", "UTF8"],
    ["standard_conforming_strings", "on"],
  ].map(([name, value]) => frame("S", Buffer.from(`${name}\0${value}\0`))),
  frame("Z", Buffer.from("I")),
]);

/**
 * A pooler in transaction mode, as PgBouncer is one: it speaks PostgreSQL's protocol, gives a server
 * connection to a client from its first message until the server says that no transaction is open,
 * and takes another connection each time. Nothing of a session lasts.
 */
export const startTransactionPooler = async (
  connectionString: string,
  size: number,
): Promise<TransactionPooler> => {
  const clients = Array.from({ length: size }, () => new pg.Client({ connectionString }));
  const backends = await Promise.all(clients.map(toBackend));
  const served = backends.map(() => 0);
  const free = [...backends];
  const waiting: ((backend: Backend) => void)[] = [];
  const take = (use: (backend: Backend) => void) => {
    const backend = free.shift();
    if (backend) use(backend);
    else waiting.push(use);
  };
  const giveBack = (backend: Backend) => {
    served[backends.indexOf(backend)]! += 1;
    const next = waiting.shift();
    if (next) next(backend);
    else free.push(backend);
  };

  const server = createServer({ noDelay: true }, (client) => serve(client, take, giveBack));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(connectionString);
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url: url.href,
    served,
    stop: async () => {
      await close(server);
      for (const { socket } of backends) socket.destroy();
    },
  };
};

const serve = (
  client: Socket,
  take: (use: (backend: Backend) => void) => void,
  giveBack: (backend: Backend) => void,
): void => {
  let unread = Buffer.alloc(0);
  let started = false;
  let current: Backend | undefined;
  let asking = false;
  /** Messages that wait for a server connection. */
  let queue: Buffer[] = [];
  /** Answers still to come. */
  let open = 0;
  client.on("error", () => undefined);

  const toClient = readMessages((message) => {
    client.write(message);
    if (message[0] !== ready) return;
    open -= 1;
    if (open > 0 || message[5] !== idle || !current) return;
    const backend = current;
    current = undefined;
    backend.reader = undefined;
    giveBack(backend);
  });
  const forward = (message: Buffer) => {
    if (current) {
      current.socket.write(message);
      return;
    }
    queue.push(message);
    if (asking) return;
    asking = true;
    take((backend) => {
      asking = false;
      current = backend;
      backend.reader = toClient;
      backend.socket.write(Buffer.concat(queue));
      queue = [];
    });
  };
  const fromClient = readMessages((message) => {
    if (message[0] === terminate) {
      client.end();
      return;
    }
    if (sync.has(message[0]!)) open += 1;
    forward(message);
  });

  client.on("data", (bytes: Buffer) => {
    if (started) {
      fromClient(bytes);
      return;
    }
    // The first message has no letter: a length, the version, the settings.
    unread = Buffer.concat([unread, bytes]);
    if (unread.length < 4 || unread.length < unread.readInt32BE(0)) return;
    started = true;
    client.write(greeting);
    fromClient(unread.subarray(unread.readInt32BE(0)));
  });
};

/** Cuts a stream into messages: a letter, a length that counts itself, the rest. */
const readMessages = (handle: (message: Buffer) => void) => {
  let unread = Buffer.alloc(0);
  return (bytes: Buffer): void => {
    unread = Buffer.concat([unread, bytes]);
    while (unread.length >= 5 && unread.length > unread.readInt32BE(1)) {
      const length = unread.readInt32BE(1) + 1;
      const message = unread.subarray(0, length);
      unread = unread.subarray(length);
      handle(message);
    }
  };
};

/** A logged-in connection's socket, without the client that logged in. */
const toBackend = async (client: pg.Client): Promise<Backend> => {
  await client.connect();
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } })
    .connection;
  stream.setNoDelay(true);
  stream.removeAllListeners("data");
  stream.removeAllListeners("end");
  stream.removeAllListeners("close");
  client.on("error", () => undefined);
  const backend: Backend = { socket: stream, reader: undefined };
  stream.on("data", (bytes: Buffer) => backend.reader?.(bytes));
  return backend;
};

const close = async (server: Server): Promise<void> => {
  const closed = once(server, "close");
  server.close();
  await closed;
};

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function frame(letter: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
}
