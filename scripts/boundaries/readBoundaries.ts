/** Statistics Canada's boundary file of forward sortation areas, as GeoJSON or TopoJSON, into what pages draw. */
import {feature, presimplify, quantile, simplify, topology} from "topojson";
import {PublicCError} from "../../loaders/error.js";
import type {Area, Boundaries} from "../../src/vocabulary/boundaries.js";
import type {Text} from "../../src/vocabulary/language.js";

/** The property that names the area in the official file. */
const property = "CFSAUID";

const convert =
  "ogr2ogr -t_srs EPSG:4326 -select CFSAUID fsa.geojson lfsa000b21a_e.shp, then give fsa.geojson";

/** Share of the points kept: outlines read alike at the size of a page, and weigh a fiftieth. */
const keptPoints = 0.02;

/** Degrees are kept to about ten metres. */
const digits = 4;

interface Feature {
  properties: Record<string, unknown> | null;
  geometry: {type: string; coordinates: unknown} | null;
}

/**
 * Areas of the file whose first letter is one of `letters` (G, H and J are Québec).
 * @throws PublicCError when it names no area, or when its coordinates are not degrees
 */
export function readBoundaries(
  text: string,
  {letters, source, kept = keptPoints}: {letters: string; source: Text; kept?: number}
): Boundaries {
  const features = featuresOf(text).filter(({properties}) =>
    new RegExp(`^[${letters}]\\d[A-Z]$`).test(String(properties?.[property]))
  );
  if (features.length === 0)
    throw new PublicCError(`no area with a ${property} in ${letters}`, {
      exitCode: 2,
      next: convert
    });
  refuseMetres(features);
  return {source, areas: simplifyTogether(features, kept).map(toArea)};
}

function featuresOf(text: string): Feature[] {
  const file = JSON.parse(text) as {type: string; features?: Feature[]; objects?: object};
  if (file.type === "FeatureCollection") return file.features ?? [];
  const [first] = Object.values(file.objects ?? {});
  if (file.type !== "Topology" || !first)
    throw new PublicCError(`neither GeoJSON nor TopoJSON: type ${JSON.stringify(file.type)}`, {
      exitCode: 2,
      next: convert
    });
  return (feature(file as never, first as never) as unknown as {features: Feature[]}).features;
}

/** The official file comes in metres (EPSG:3347). */
function refuseMetres(features: readonly Feature[]): void {
  const [number = 0] =
    JSON.stringify(features[0]!.geometry?.coordinates).match(/-?\d+(\.\d+)?/) ?? [];
  if (Math.abs(Number(number)) <= 180) return;
  throw new PublicCError(`coordinates are not degrees: ${number}`, {exitCode: 2, next: convert});
}

/** Borders that two areas share stay shared. */
function simplifyTogether(features: readonly Feature[], kept: number): Feature[] {
  const shared = presimplify(
    topology({areas: {type: "FeatureCollection", features} as never}) as never
  );
  const simpler = simplify(shared, quantile(shared, 1 - kept));
  return (feature(simpler, simpler.objects.areas as never) as unknown as {features: Feature[]})
    .features;
}

function toArea({properties, geometry}: Feature): Area {
  const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.coordinates;
  const coordinates = (polygons as number[][][][])
    .map((rings) => rings.map((ring) => ring.map((point) => point.map(rounded))))
    .filter(([outer]) => (outer?.length ?? 0) > 3);
  return {
    fsa: String(properties![property]),
    geometry: {type: "MultiPolygon", coordinates}
  };
}

const rounded = (degree: number): number => Math.round(degree * 10 ** digits) / 10 ** digits;
