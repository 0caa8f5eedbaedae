import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Proxy, startProxy } from "./start-proxy.ts";

/** Answers each message with the same, in capitals. */
let server: Server;
let proxy: Proxy;
let received: string[];
let clients: Socket[];
beforeEach(async () => {
  received = [];
  clients = [];
  server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      received.push(String(data));
      socket.write(String(data).toUpperCase());
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  proxy = await startProxy({ host: "127.0.0.1", port: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  server.close();
});

const open = async () => {
  const client = connect(proxy.port, "127.0.0.1");
  clients.push(client);
  client.on("error", () => undefined);
  await once(client, "connect");
  return client;
};
const ask = async (client: Socket, text: string) => {
  client.write(text);
  const [answer] = (await once(client, "data")) as [Buffer];
  return String(answer);
};

test("it forwards both ways", async () => {
  expect(await ask(await open(), "hello")).toBe("HELLO");
});

test("a cut connection ends, and the next one works", async () => {
  const client = await open();
  await ask(client, "hello");
  const closed = once(client, "close");
  proxy.cut();
  await closed;
  expect(await ask(await open(), "again")).toBe("AGAIN");
});

test("refused connections end at once", async () => {
  proxy.setMode("refuse");
  const client = await open();
  if (!client.closed) await once(client, "close");
  expect(client.closed).toBe(true);
});

test("a black hole takes everything and gives nothing, and what it took stays gone", async () => {
  const before = await open();
  await ask(before, "hello");
  proxy.setMode("black-hole");
  const during = await open();
  before.write("lost");
  during.write("lost");
  proxy.setMode("forward");
  expect(await ask(await open(), "again")).toBe("AGAIN");
  expect(received).toEqual(["hello", "again"]);
  expect([before.closed, during.closed]).toEqual([false, false]);
});

test("a lost commit reaches the server, and its answer nobody", async () => {
  proxy.loseCommits(1);
  const client = await open();
  const answers: string[] = [];
  client.on("data", (data) => answers.push(String(data)));
  client.write("commit\0");
  await once(client, "close");
  expect([received, answers, proxy.commitsToLose]).toEqual([["commit\0"], [], 0]);
});
