/** A gate in a process of its own, to be killed. Argument: its home. Tells its parent the address and an administrator's cookie, and opens a session for each message. */
import {openHome} from "../../../loaders/home.js";
import {silentLogger} from "../../../server/logger.js";
import {startGate} from "../../../server/startGate.js";
import {cookieFrom} from "./openGate.js";
import {tinyShows} from "./tinyShows.js";
import {emailOf, tinyCollective} from "./tinySite.js";

const running = await startGate({
  collective: tinyCollective,
  home: openHome(process.argv[2]!),
  port: 0,
  logger: silentLogger,
  shows: tinyShows,
  transport: {send: async () => {}}
});
const {auth} = running.services;
let sessions = 0;
const openSession = async (): Promise<string> => {
  const token = await auth.createLink(emailOf("heron", "administrator"));
  const address = `10.${process.pid % 250}.${sessions++ % 250}.1`;
  return cookieFrom((await auth.useLink(token, address)) as string[]);
};
process.send!({url: running.url, cookie: await openSession()});
process.on("message", async () => process.send!({cookie: await openSession()}));
