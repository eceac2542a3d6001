/** The pre-flight check, in a process of its own: whatever a file does to it, the gate goes on. */
import {type CheckOrder, checkDelivery} from "../../loaders/preflight/checkDelivery.js";

process.once("message", async (order: CheckOrder) => {
  process.send!(await checkDelivery(order).catch(() => null));
  process.disconnect();
});
