/** What a notebook's page loads, as one bundle (scripts/site/fillNpmCache.ts): the notebooks and what wakes them up. */
export {bestCustomers} from "./bestCustomers.js";
export {growth} from "./growth.js";
export {openNotebook} from "./live.js";
export {offers} from "./offers.js";
export {prices} from "./prices.js";
export {publics} from "./publics.js";
export {thisSeason} from "./thisSeason.js";
export {trends} from "./trends.js";
