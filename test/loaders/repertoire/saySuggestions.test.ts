import {describe, expect, it} from "vitest";
import {saySuggestions} from "../../../loaders/repertoire/saySuggestions.js";
import type {Suggestion} from "../../../loaders/repertoire/suggestions.js";

const tour: Suggestion = {
  id: "p-3f2a91",
  kind: "production",
  ids: ["nuit", "nuit-la"],
  seen: ["La Nuit", " Nuit (La)"],
  score: 0.95,
  reasons: ["withMention"],
  organizations: ["bois", "quai"],
  firstOn: "2021-11-05",
  lastOn: "2021-11-12",
  tickets: 1_234,
  cents: 5_067_850,
  isJoined: false
};
const say = (suggestions: readonly Suggestion[], given = {}) =>
  saySuggestions(suggestions, {language: "fr", likely: 0.9, withCounts: true, ...given}).replace(
    /\u00a0/g,
    " "
  );

describe("saySuggestions(suggestions, options)", () => {
  it("tells an analyst the pair, the score, what was weighed, who, when, and what it touches", () => {
    expect(say([tour])).toBe(
      [
        "Titres qui seraient un seul spectacle :",
        "  p-3f2a91  0,95 probable  La Nuit  ⇄  Nuit (La)",
        "            une mention de plus · bois, quai · 5 novembre 2021 – 12 novembre 2021 · 1 234 billets · 50 678,50 $",
        ""
      ].join("\n")
    );
  });

  it("tells a member of titles and dates, and of nobody’s tickets, dollars or name", () => {
    const told = say([tour], {language: "en", withCounts: false});
    expect(told).toContain("p-3f2a91  0.95 likely  La Nuit  ⇄  Nuit (La)");
    expect(told).not.toMatch(/tickets|\$|quai/);
  });

  it("keeps doubtful namesakes apart, and says when nothing is left", () => {
    const doubtful = say([{...tour, score: 0.45, isJoined: true}]);
    expect(doubtful).toMatch(/^Même titre chez deux membres/);
    expect(doubtful).toContain("0,45 douteux");
    expect(say([])).toMatch(/^Rien à décider/);
  });
});
