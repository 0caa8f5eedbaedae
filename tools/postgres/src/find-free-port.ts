import { createServer } from "node:net";

/** A local TCP port nobody listens on: the system picks one, and it is given back at once. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") {
          reject(new Error("The system gave no TCP port: local connections are not available."));
          return;
        }
        resolve(address.port);
      });
    });
  });
