import {getConnInfo} from "@hono/node-server/conninfo";
import {clientAddress} from "./clientAddress.js";
import type {GateContext} from "./context.js";
import type {Services} from "./services.js";

/** Client address as far as it can be trusted. */
export const addressOf = (
  context: GateContext,
  {trustedProxies}: Pick<Services, "trustedProxies">
): string =>
  clientAddress(socketAddress(context), context.req.header("x-forwarded-for"), trustedProxies);

/** In-process calls (tests, benches) have no socket. */
const socketAddress = (context: GateContext): string =>
  (context.env?.incoming && getConnInfo(context).remote.address) || "127.0.0.1";
