/** What a peer group is called, from its code in the marts: "discipline:song", "adminRegion:06", "collective". */
import {
  type AdminRegion,
  type AudienceBand,
  adminRegions,
  audienceBands,
  type CapacityBand,
  capacityBands,
  type DisciplineCode,
  disciplines,
  type MetropolitanArea,
  metropolitanAreas
} from "./codes.js";
import type {Language} from "./language.js";

/** « région Montréal », "Montréal region": as it reads after « Pairs : ». */
export function namePeerGroup(group: string, language: Language): string {
  const [kind = "", ...rest] = group.split(":");
  return (names[kind] ?? names.collective!)(rest.join(":"), language);
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const names: Readonly<Record<string, (value: string, language: Language) => string>> = {
  municipality: (value, language) => (language === "fr" ? `ville, ${value}` : `city, ${value}`),
  metropolitanArea: (value, language) =>
    `${language === "fr" ? "région métropolitaine" : "metropolitan area"}, ${metropolitanAreas[value as MetropolitanArea].label[language]}`,
  mrc: (value, language) => (language === "fr" ? `MRC, ${value}` : `regional county, ${value}`),
  discipline: (value, language) =>
    `${language === "fr" ? "discipline" : "artform"}, ${lower(disciplines[value as DisciplineCode].label[language])}`,
  size: (value, language) =>
    `${language === "fr" ? "taille" : "size"}, ${lower(audienceBands[value as AudienceBand].label[language])}`,
  capacity: (value, language) =>
    `${language === "fr" ? "salle" : "house"}, ${lower(capacityBands[value as CapacityBand].label[language])}`,
  adminRegion: (value, language) =>
    `${language === "fr" ? "région" : "region"}, ${adminRegions[value as AdminRegion].label[language]}`,
  collective: (_, language) => (language === "fr" ? "tout le collectif" : "the whole collective")
};
