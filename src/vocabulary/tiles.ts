/**
 * Tile maps: every forward sortation area one tile, about in its place, since no boundary file can be counted on.
 * A dot is water or another town; positions were set by hand from the public list of areas.
 */
import type {Text} from "./language.js";

export interface TileMap {
  name: Text;
  tiles: readonly {fsa: string; column: number; row: number}[];
  columns: number;
  rows: number;
}

const montreal = `
 .   .   .   H7W H7V H7N H7M H7G H7E .   .   .   .
 .   .   .   H4K H4J H3M H3L H2C H2B H1H H1G H1E H1C
 .   .   .   H4R H4L H4N H2N H2M H2E H1Z H1R H1J H1B
 .   .   H4S H4M H3P H3N H2P H2R H2A H1S H1M H1K H1A
 .   .   H4T H4P H3R H2V H2S H2G H1X H1T H1L .   .
 .   H8T H3W H3S H3T H2T H2H H1Y H1V H1N .   .   .
 .   H8S H3X H3V H2W H2J H2K H1W .   .   J4H J4J .
 H8R H4V H4A H3Y H3H H3G H2X H2L .   .   J4K J4L .
 H8P H4B H4E H4C H3C H3A H2Y .   .   .   J4P J4G .
 H8N .   H4H H4G H3K H3E .   .   .   .   J4R J4M .`;

const quebec = `
 .   G3J G3K G3E G2N G2M G3G .   .   .
 .   G2G G2B G2A G2K G2L G1G G1B .   .
 G3A G2E G2C G1P G1N G1M G1H G1E G1C .
 .   G1Y G1X G1W G1V G1S G1L G1J .   .
 .   .   .   .   G1T G1R G1K G1A .   .
 G7A G6K G6J G6X G6Z G6W G6V G6C .   .
 .   .   .   .   .   G6Y .   .   .   .`;

/** The maps there are, tried in this order. */
export const tileMaps: readonly TileMap[] = [
  readTiles({fr: "Montréal, Laval et Longueuil", en: "Montréal, Laval and Longueuil"}, montreal),
  readTiles({fr: "Québec et Lévis", en: "Québec and Lévis"}, quebec)
];

function readTiles(name: Text, drawing: string): TileMap {
  const lines = drawing
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const tiles = lines.flatMap((line, row) =>
    line.flatMap((fsa, column) => (fsa === "." ? [] : [{fsa, column, row}]))
  );
  return {name, tiles, columns: Math.max(...lines.map((line) => line.length)), rows: lines.length};
}
