/** What the comparatives’ page loads, as one bundle (scripts/site/fillNpmCache.ts). */
export {openComparatives} from "./live.js";
