/** The notebooks in the order of the programme's questions. A new one is a file, a line here and a twin page. */
import {bestCustomers} from "./bestCustomers.js";
import {growth} from "./growth.js";
import type {Notebook} from "./notebook.js";
import {offers} from "./offers.js";
import {prices} from "./prices.js";
import {publics} from "./publics.js";
import {thisSeason} from "./thisSeason.js";
import {trends} from "./trends.js";

export const notebooks: readonly Notebook[] = [
  trends,
  bestCustomers,
  thisSeason,
  growth,
  publics,
  prices,
  offers
];
