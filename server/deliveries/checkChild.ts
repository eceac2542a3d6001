/** The pre-flight check, in a process of its own: whatever a file does to it, the gate goes on. */
import type {Collective} from "../../loaders/collective.js";
import {openHome} from "../../loaders/home.js";
import {ingest} from "../../loaders/pipeline.js";
import {readAccounts} from "../../loaders/readAccounts.js";
import type {CheckResult} from "./checkDelivery.js";

export interface CheckOrder {
  collective: Collective;
  organization: string;
  /** A home of its own, whose `raw/<organization>/` holds the files. */
  home: string;
}

process.once("message", async (order: CheckOrder) => {
  process.send!(await check(order).catch(() => null));
  process.disconnect();
});

/** The journey itself, for this member and these files alone: what it says here, it will say on the day. */
async function check({collective, organization, home: root}: CheckOrder): Promise<CheckResult> {
  const members = collective.members.filter((member) => member.organization === organization);
  const home = openHome(root);
  const {snapshot} = await ingest({...collective, members}, home);
  const {members: accounts, issues} = await readAccounts(home, snapshot);
  const {rowsRead = 0, rowsLoaded = 0, rowsRejected = 0, rowsDuplicate = 0} = accounts[0] ?? {};
  const told = issues.map(({severity, rows, sentence}) => ({severity, rows, sentence}));
  return {rowsRead, rowsLoaded, rowsRejected, rowsDuplicate, issues: told};
}
