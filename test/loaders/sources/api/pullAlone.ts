/** A pull in a process of its own, for a test to kill. */
import {realEffects} from "../../../../loaders/sources/api/effects.js";
import {openPretix, pretixSpec} from "../../../../loaders/sources/api/pretix.js";
import {pull} from "../../../../loaders/sources/api/pull.js";

const {config, home, options} = JSON.parse(process.argv[2]!);
const source = {...openPretix(pretixSpec.parse(config), ["fr"]), spacing: 0};
await pull(source, home, options, realEffects);
