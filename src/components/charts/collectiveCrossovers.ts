/** To how many members the collective's public comes, each person counted once. */
import type {Language, Text} from "../../vocabulary/language.js";
import type {Chart} from "./chart.js";
import {collectiveExhibit} from "./collectiveExhibit.js";

export const collectiveCrossovers: Chart<"collective_crossovers"> = {
  id: "collective-crossovers",
  mart: "collective_crossovers",
  metrics: ["distinctBuyers"],
  exhibit: (rows, setting) =>
    collectiveExhibit(
      rows,
      {
        labelOf: (category) => labels[category]![setting.language],
        subjectOf: (category) => ({
          text: publicOf(category, setting.language),
          isPlural: true,
          isFeminine: true
        }),
        whole: {fr: "tout le public du collectif", en: "the collective’s whole public"},
        categoryHead: {fr: "Membres fréquentés", en: "Members visited"}
      },
      setting
    )
};

const labels: Readonly<Record<string, Text>> = {
  one: {fr: "Un seul membre", en: "One member"},
  two: {fr: "Deux membres", en: "Two members"},
  several: {fr: "Trois membres et plus", en: "Three members or more"}
};

const publicOf = (category: string, language: Language): string => {
  const members = labels[category]![language].toLowerCase();
  return language === "fr"
    ? `les personnes venues chez ${members}`
    : `people who came to ${members}`;
};
