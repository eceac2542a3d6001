import {describe, expect, it} from "vitest";
import {
  differenceFinding,
  halfLivesInFinding,
  movementOf,
  noFinding,
  onPaceFinding,
  paceFinding,
  shareFinding,
  stableFinding,
  weekdayFinding
} from "../../../src/vocabulary/findings.js";
import {
  channelSubject,
  disciplineSubject,
  metricSubject
} from "../../../src/vocabulary/subjects.js";

const spaced = (text: string) => text.replaceAll("\u00A0", "_");

describe("movementOf(value, base, unit)", () => {
  it.each([
    [0.77, 0.76, "rate", "stable"],
    [0.78, 0.76, "rate", "up"],
    [0.74, 0.76, "rate", "down"],
    [102, 100, "count", "stable"],
    [103, 100, "count", "up"],
    [1, 0, "count", "up"],
    [0, 0, "count", "stable"],
    [21, 23, "days", "down"],
    [22, 23, "days", "stable"]
  ] as const)("%d against %d in %s is %s", (value, base, unit, movement) =>
    expect(movementOf(value, base, unit)).toBe(movement)
  );
});

describe("the patterns, in Québec French and Canadian English", () => {
  it.each([
    [
      differenceFinding(926, "ticket", "2018-2019", "fr"),
      "926_billets de plus qu’à la même date en 2018-2019"
    ],
    [
      differenceFinding(-1, "ticket", "2018-2019", "fr"),
      "1_billet de moins qu’à la même date en 2018-2019"
    ],
    [
      differenceFinding(-1926, "ticket", "2018-2019", "en"),
      "1,926 fewer tickets than on the same date in 2018–2019"
    ],
    [
      stableFinding(metricSubject("ticketsSold", "fr"), "77", "76", "2018-2019", "fr"),
      "Vos billets vendus sont stables_: 77, contre 76 en 2018-2019"
    ],
    [
      stableFinding(metricSubject("ticketsSold", "en"), "77", "76", "2018-2019", "en"),
      "Your tickets sold are stable: 77, against 76 in 2018–2019"
    ],
    [paceFinding(18, "2018-2019", "fr"), "18_jours d’avance sur le rythme de 2018-2019"],
    [paceFinding(-1, "2018-2019", "en"), "1_day behind the 2018–2019 pace"],
    [
      onPaceFinding(10144, 9980, "2018-2019", "fr"),
      "Au rythme de 2018-2019_: 10_144_billets, contre 9_980"
    ],
    [weekdayFinding(4, 0.09, "fr"), "Le jeudi gagne 9_points"],
    [weekdayFinding(6, -0.012, "en"), "Saturdays lose 1_point"],
    [
      shareFinding(disciplineSubject("theatre", "fr"), 0.58, "vos entrées", "fr"),
      "Le théâtre fait 58_% de vos entrées"
    ],
    [
      shareFinding(channelSubject("web", "en"), 0.81, "your tickets", "en", {
        share: 0.7,
        season: "2018-2019"
      }),
      "Online sales make up 81% of your tickets, against 70% in 2018–2019"
    ],
    [
      shareFinding(disciplineSubject("comedy", "fr"), 0.31, "vos entrées", "fr", {
        share: 0.305,
        season: "2018-2019"
      }),
      "L’humour fait 31_% de vos entrées"
    ],
    [halfLivesInFinding(6, "fr"), "La moitié de vos acheteurs vit dans six secteurs postaux"],
    [halfLivesInFinding(1, "en"), "Half of your buyers live in a single postal area"],
    [noFinding("une seule saison", "fr"), "Pas de constat_: une seule saison"]
  ])("%s", (given, expected) => expect(spaced(given)).toBe(expected));
});
