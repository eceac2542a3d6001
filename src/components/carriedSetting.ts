/** The setting that a live page carries to the browser: without other members' names, and without what only a build draws. */
import type {Setting} from "./charts/chart.js";

export const carriedSetting = ({language, snapshot}: Setting): Setting => ({
  language,
  snapshot: {...snapshot, organizations: []},
  peers: []
});
