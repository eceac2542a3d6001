/** Where buyers live, as a tile map of the town that holds most of them: buyers per 1,000 households. */

import type {Area} from "../../vocabulary/boundaries.js";
import {minimumForTitle, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatNumber} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {SeasonTerritoryRow} from "../../vocabulary/rows.js";
import {type TileMap, tileMaps} from "../../vocabulary/tiles.js";
import type {Absence, Chart, Exhibit, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {countBuyers, leastOf} from "./countBuyers.js";
import {noRows} from "./noRows.js";
import {areas} from "./shapes/areas.js";
import {type Tile, tiles} from "./shapes/tiles.js";

export const territoryTiles: Chart<"season_territories"> = {
  id: "territory-tiles",
  mart: "season_territories",
  metrics: ["penetrationRate"],
  exhibit(rows, setting) {
    const {now: all} = compareSeasons(rows, setting.snapshot);
    const now = all.filter((row) => row.fsa !== null);
    if (now.length === 0) return noRows(setting);
    const map: DrawnMap | undefined = outlinedMap(now, setting) ?? chooseMap(now);
    if (!map) return noMap(setting);
    const {language} = setting;
    const drawn = map.tiles.map((tile) => toTile(tile, now, language));
    const total = countBuyers(all);
    const finding = title(now, map, total, language);
    return {
      finding,
      subline:
        language === "fr"
          ? `Acheteurs pour 1\u00A0000 ménages, par région de tri d’acheminement (RTA), ${map.name.fr}, ${heldBy(setting)}`
          : `Buyers per 1,000 households, by forward sortation area (FSA), ${map.name.en}, ${heldBy(setting)}`,
      note: note(now, map, total, setting),
      description: `${finding}. ${densest(now, map)
        .slice(0, 8)
        .map((row) => `${nameOf(row)} ${rateText(row, language)}`)
        .join(", ")}.`,
      table: table(now, map, language),
      draw: (canvas) =>
        map.areas
          ? areas(
              canvas,
              finding,
              drawn.map((tile, place) => ({...tile, geometry: map.areas![place]!.geometry}))
            )
          : tiles(canvas, finding, {...map, tiles: drawn})
    };
  }
};

/** Of the areas of five buyers and more. */
const sum = (rows: readonly SeasonTerritoryRow[]): number =>
  rows.reduce((total, row) => total + leastOf(row.buyers), 0);

const onMap = (rows: readonly SeasonTerritoryRow[], map: TileMap): SeasonTerritoryRow[] =>
  rows.filter((row) => map.tiles.some((tile) => tile.fsa === row.fsa));

/** A tile map, or the areas themselves in the same order. */
interface DrawnMap extends TileMap {
  areas?: readonly Area[];
}

const mostOutlined = 80;

/** The areas where most buyers live, by the official outlines; undefined without the file. */
function outlinedMap(
  rows: readonly SeasonTerritoryRow[],
  {boundaries}: Setting
): DrawnMap | undefined {
  if (!boundaries) return undefined;
  const nearest = rows
    .toSorted((a, b) => leastOf(b.buyers) - leastOf(a.buyers))
    .slice(0, mostOutlined)
    .map(({fsa}) => fsa);
  const found = boundaries.areas.filter(({fsa}) => nearest.includes(fsa));
  if (found.length < 2) return undefined;
  return {
    name: {fr: "là où vivent vos acheteurs", en: "where your buyers live"},
    columns: 0,
    rows: 0,
    tiles: found.map(({fsa}) => ({fsa, column: 0, row: 0})),
    areas: found
  };
}

/** The map on which at least half of the located buyers live. */
const chooseMap = (rows: readonly SeasonTerritoryRow[]): TileMap | undefined =>
  tileMaps.find((map) => sum(onMap(rows, map)) * 2 >= sum(rows) && sum(rows) > 0);

const noMap = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Pas de carte en tuiles pour votre territoire.",
        unlock:
          "Le tableau ci-dessous dit tout; une carte demande le fichier officiel de vos limites."
      }
    : {
        absent: "No tile map for your territory.",
        unlock: "The table below says it all; a map takes the official file of your boundaries."
      };

/** Lower bounds of the classes, in buyers per 1,000 households. */
const classes = [0, 1, 2, 5, 10] as const;

function toTile(
  tile: TileMap["tiles"][number],
  rows: readonly SeasonTerritoryRow[],
  language: Language
): Tile {
  const row = rows.find((one) => one.fsa === tile.fsa);
  if (!row) return {...tile, level: 0, text: formatCount(0, language)};
  if (row.penetrationRate === null) return {...tile, level: null, text: "<\u00A05"};
  const level = classes.filter((bound) => row.penetrationRate! >= bound).length;
  return {...tile, level: level as Tile["level"], text: rateText(row, language)};
}

const rateText = ({penetrationRate}: SeasonTerritoryRow, language: Language): string =>
  penetrationRate === null ? "<\u00A05" : formatNumber(penetrationRate, language, 1);

const densest = (rows: readonly SeasonTerritoryRow[], map: TileMap): SeasonTerritoryRow[] =>
  onMap(rows, map).toSorted((a, b) => (b.penetrationRate ?? -1) - (a.penetrationRate ?? -1));

const nameOf = ({fsa, place}: SeasonTerritoryRow): string => (place ? `${fsa} ${place}` : fsa!);

function title(
  rows: readonly SeasonTerritoryRow[],
  map: TileMap,
  total: number,
  language: Language
): string {
  const first = densest(rows, map)[0];
  if (total < minimumForTitle || !first?.penetrationRate)
    return noFinding(
      language === "fr"
        ? `${formatCounted(total, "buyer", "fr")}, trop peu pour une carte`
        : `${formatCounted(total, "buyer", "en")}, too few for a map`,
      language
    );
  const rate = rateText(first, language);
  return language === "fr"
    ? `Vous êtes le plus présent en ${nameOf(first)}\u00A0: ${rate} acheteurs pour 1\u00A0000 ménages`
    : `You are most present in ${nameOf(first)}: ${rate} buyers per 1,000 households`;
}

function note(
  rows: readonly SeasonTerritoryRow[],
  map: DrawnMap,
  total: number,
  {language, boundaries}: Setting
): string {
  const here = formatCount(sum(onMap(rows, map)), language);
  const all = formatCounted(total, "buyer", language);
  if (map.areas)
    return language === "fr"
      ? `Limites\u00A0: ${boundaries!.source.fr}. n\u00A0=\u00A0${here} sur ${all}. Gris\u00A0: moins de 5 acheteurs, hors de n. Teintes, pour 1\u00A0000 ménages\u00A0: moins de 1, 1 à 2, 2 à 5, 5 à 10, 10 et plus.`
      : `Boundaries: ${boundaries!.source.en}. n\u00A0=\u00A0${here} of ${all}. Grey: fewer than 5 buyers, left out of n. Shades, per 1,000 households: under 1, 1 to 2, 2 to 5, 5 to 10, 10 and over.`;
  return language === "fr"
    ? `Carte en tuiles\u00A0: chaque RTA a la même taille, à peu près à sa place. n\u00A0=\u00A0${here} sur ${all}. Hachures\u00A0: moins de 5 acheteurs, hors de n. Ménages\u00A0: logements occupés.`
    : `Tile map: each FSA has the same size, about in its place. n\u00A0=\u00A0${here} of ${all}. Hatched: fewer than 5 buyers, left out of n. Households: occupied dwellings.`;
}

const mostListed = 25;

function table(
  rows: readonly SeasonTerritoryRow[],
  map: TileMap,
  language: Language
): Exhibit["table"] {
  const head =
    language === "fr"
      ? ["RTA", "Acheteurs", "Ménages", "Pour 1\u00A0000 ménages"]
      : ["FSA", "Buyers", "Households", "Per 1,000 households"];
  return {
    head: head.map((text, place) => ({text, numeric: place > 0})),
    body: densest(rows, map)
      .slice(0, mostListed)
      .map((row) => [
        {text: nameOf(row)},
        {text: row.buyers === "<5" ? "<\u00A05" : formatCount(row.buyers, language), numeric: true},
        {
          text: row.households === null ? "–" : formatCount(row.households, language),
          numeric: true
        },
        {text: rateText(row, language), numeric: true}
      ])
  };
}
