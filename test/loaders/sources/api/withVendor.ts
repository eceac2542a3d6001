/** A vendor on loopback: answers as told, breaks as told, and remembers what it was asked. */
import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";

export interface Asked {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  body: string;
}
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
}
export type Vendor = (asked: Asked) => Reply | undefined;
/** What goes wrong with the n-th question (from 1), before the vendor sees it. */
export type Fault = (response: ServerResponse, asked: Asked) => void;

export interface Running {
  url: string;
  asked: Asked[];
  faults: Map<number, Fault>;
}

export async function withVendor<T>(
  vendor: Vendor,
  use: (running: Running) => Promise<T>
): Promise<T> {
  const running: Running = {url: "", asked: [], faults: new Map()};
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk) => chunks.push(chunk));
    incoming.on("end", () => {
      const asked: Asked = {
        method: incoming.method!,
        url: new URL(incoming.url!, running.url),
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString()
      };
      running.asked.push(asked);
      const fault = running.faults.get(running.asked.length);
      if (fault) fault(response, asked);
      else send(response, vendor(asked) ?? {status: 404, body: {detail: "Not found."}});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await use(running);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export function send(response: ServerResponse, {status = 200, headers = {}, body}: Reply): void {
  response.writeHead(status, {"content-type": "application/json", ...headers});
  response.end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
}
