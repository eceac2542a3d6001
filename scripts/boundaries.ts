/** `public-c boundaries`: an official boundary file becomes the outlines that territories are drawn with. */
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Command} from "commander";
import {formatCount} from "../src/vocabulary/format.js";
import {readBoundaries} from "./boundaries/readBoundaries.js";
import {boundariesFile} from "./site/placeBoundaries.js";

interface Options {
  collective: string;
  letters: string;
  year: string;
}

export const boundariesCommand = new Command("boundaries")
  .description(
    "read an official boundary file: territories are then drawn as they are, not as tiles"
  )
  .argument("<file>", "GeoJSON or TopoJSON in degrees, with the property CFSAUID")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--letters <letters>", "first letters of the areas to keep; Québec by default", "GHJ")
  .option("--year <year>", "year of the file, told under every map", "2021")
  .addHelpText(
    "after",
    `
Statistics Canada, "Forward Sortation Areas: Boundary Files", cartographic, 2021 (lfsa000b21a_e.zip). It comes as
a shapefile in metres; GDAL makes degrees of it:

  ogr2ogr -t_srs EPSG:4326 -select CFSAUID fsa.geojson lfsa000b21a_e.shp

Examples:
  public-c boundaries fsa.geojson --collective data/collectives/toronto --letters M
  public-c boundaries fsa.topojson --year 2016`
  )
  .action((file: string, {collective, letters, year}: Options) => {
    const source = {
      fr: `Statistique Canada, fichier des limites cartographiques des RTA, ${year}`,
      en: `Statistics Canada, cartographic boundary file of FSAs, ${year}`
    };
    const boundaries = readBoundaries(readFileSync(file, "utf8"), {letters, source});
    const text = `${JSON.stringify(boundaries)}\n`;
    const target = join(collective, boundariesFile);
    writeFileSync(target, text);
    console.log(
      `${target}: ${formatCount(boundaries.areas.length, "en")} areas, ${formatCount(text.length / 1000, "en")} kB; build the site again`
    );
  });
