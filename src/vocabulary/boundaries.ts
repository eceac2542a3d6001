/** The outlines of postal areas, as a collective's operator supplied them: an official file, simplified for the page. */
import type {Text} from "./language.js";

export interface Boundaries {
  /** « Statistique Canada, fichier des limites cartographiques, 2021 », told under every map. */
  source: Text;
  areas: readonly Area[];
}

export interface Area {
  fsa: string;
  geometry: {type: "MultiPolygon"; coordinates: number[][][][]};
}
