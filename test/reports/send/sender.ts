/** One run of the sender in a process of its own, to be killed: `sender <home> <smtp url>`. */
import {openHome} from "../../../loaders/home.js";
import {openEditions} from "../../../reports/review/openEditions.js";
import {smtpTransport} from "../../../reports/send/openTransport.js";
import {sendDue} from "../../../reports/send/sendDue.js";
import {literalCollective as collective} from "../../loaders/models/literalCollective.js";

const [, , root, smtpUrl, minutesLater] = process.argv as [string, string, string, string, string];
const home = openHome(root);
const editions = openEditions(home);
const transport = smtpTransport(smtpUrl);
const offset = Number(minutesLater) * 60_000;
console.log("ready");
await sendDue(editions, {
  collective,
  home,
  transport,
  url: "https://portraits.example.org",
  clock: () => new Date(Date.now() + offset)
});
transport.close();
editions.close();
