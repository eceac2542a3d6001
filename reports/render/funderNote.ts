/** What a funder counts, by whose word, and what no delivery can tell apart. */
import {
  type FunderId,
  type FunderRule,
  funderRules,
  funders
} from "../../src/vocabulary/funders.js";
import {ReportFailure} from "../failure.js";
import type {Root} from "./root.js";

/** @throws ReportFailure when no funder has this name */
export function funderNote(id: string, {language, data}: Root) {
  const {counts, source, isChecked, rules} = funders[knownFunder(id)];
  return {
    counts: counts[language],
    source: source[language],
    isToConfirm: !isChecked,
    isProvisional: data.season === data.snapshot.currentSeason,
    undelivered: rules
      .map((rule): FunderRule => funderRules[rule])
      .filter(({takes}) => takes === "undelivered")
      .map(({label, reason}) => ({label: label[language], reason: reason[language]}))
  };
}

export function knownFunder(id: string): FunderId {
  if (id in funders) return id as FunderId;
  throw new ReportFailure(
    `unknown funder: ${JSON.stringify(id)}; there are ${Object.keys(funders).join(", ")}`
  );
}
