/** A request written byte by byte, for targets that no HTTP client would send. */
import {connect} from "node:net";

export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  status: number;
  text: string;
}

export function rawRequest(
  url: string,
  target: string,
  headers: readonly string[] = []
): Promise<RawAnswer> {
  const {hostname, port, host} = new URL(url);
  const head = [`GET ${target} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...headers];
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head.join("\r\n")}\r\n\r\n`, "latin1")
    );
    socket.setEncoding("latin1");
    socket.on("data", (part) => (text += part));
    socket.on("error", reject);
    socket.on("close", () =>
      resolve({status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text})
    );
  });
}
