/** Who is at the other end: the socket's address, or what a proxy named in the configuration says of it. */
import {BlockList, isIP} from "node:net";
import {PublicCError} from "../loaders/error.js";

/** `socket` is the address of the connection; `forwarded` the X-Forwarded-For header, read only from a trusted proxy. */
export function clientAddress(
  socket: string,
  forwarded: string | undefined,
  trusted: BlockList
): string {
  let address = plain(socket);
  const hops = (forwarded ?? "").split(",").map((hop) => hop.trim());
  while (isTrusted(trusted, address)) {
    const next = hops.pop();
    if (!next || !isIP(next)) break;
    address = plain(next);
  }
  return address;
}

/** Addresses and networks of the operator's proxies: `127.0.0.1, 10.0.0.0/8, ::1`. @throws PublicCError exit 2 */
export function readTrustedProxies(list: string): BlockList {
  const trusted = new BlockList();
  for (const item of list
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean)) {
    const [network = "", prefix] = item.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    const bits = Number(prefix ?? (family === "ipv6" ? 128 : 32));
    if (
      !isIP(network) ||
      !Number.isInteger(bits) ||
      bits < 1 ||
      bits > (family === "ipv6" ? 128 : 32)
    )
      throw new PublicCError(`trusted proxy: found "${item}"; allowed: an address or a network`, {
        exitCode: 2
      });
    trusted.addSubnet(network, bits, family);
  }
  return trusted;
}

const isTrusted = (trusted: BlockList, address: string): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** An IPv4 address seen through an IPv6 socket is written as the IPv4 address it is. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, "");
