/**
 * Where the demonstration's people live: forward sortation areas of Québec by administrative region,
 * with their usual place name. Written from general knowledge; weights are rough and made up.
 */
import type {AdminRegion} from "../src/vocabulary/codes.js";

export interface Area {
  fsa: string;
  municipality: string;
  province: string;
  adminRegion: AdminRegion | null;
  /** Share of the region's people, roughly. */
  weight: number;
}

/** "Municipality: FSA×weight FSA …" per region; weight 2 when not said. */
const regions: Readonly<Record<AdminRegion, string>> = {
  "01": "Rimouski: G5L×5 G5M×3 G0L×6 | Rivière-du-Loup: G5R×5 | Matane: G4W×3 | Mont-Joli: G5H×2 | Amqui: G5J×1",
  "02": "Saguenay: G7G×3 G7H×5 G7J×3 G7S×4 G7T×2 G7X×4 G7Y×1 G7B×2 | Alma: G8B×4 G8C×1 G8E×1 | Roberval: G8H×2 | Dolbeau-Mistassini: G8L×3 | Saint-Félicien: G8K×2",
  "03": "Québec: G1A×1 G1B×2 G1C×4 G1E×3 G1G×3 G1H×3 G1J×3 G1K×4 G1L×3 G1M×2 G1N×3 G1P×2 G1R×4 G1S×4 G1T×2 G1V×4 G1W×4 G1X×3 G1Y×2 G2A×2 G2B×2 G2C×2 G2E×3 G2G×2 G2K×1 G2L×1 G2M×1 G2N×2 G3E×2 G3G×1 G3J×1 G3K×2 | L’Ancienne-Lorette: G2E×1 | Saint-Augustin-de-Desmaures: G3A×2 | Baie-Saint-Paul: G3Z×1 | La Malbaie: G5A×1 | Pont-Rouge: G3H×1 | Saint-Raymond: G3L×1",
  "04": "Trois-Rivières: G8T×4 G8V×3 G8W×4 G8Y×4 G8Z×3 G9A×4 G9B×3 G9C×1 | Shawinigan: G9N×3 G9P×3 G9R×1 G9T×1 | La Tuque: G9X×1 | Louiseville: J5V×1",
  "05": "Sherbrooke: J1C×2 J1E×4 J1G×4 J1H×4 J1J×3 J1K×3 J1L×4 J1M×2 J1N×3 J1R×1 | Magog: J1X×4 | Coaticook: J1A×1 | Granby: J2G×3 J2H×2 J2J×1 | Lac-Mégantic: G6B×1 | Cowansville: J2K×2",
  "06": "Montréal: H1A×2 H1B×1 H1C×1 H1E×2 H1G×2 H1H×2 H1J×1 H1K×2 H1L×2 H1M×2 H1N×2 H1P×1 H1R×2 H1S×2 H1T×2 H1V×2 H1W×3 H1X×3 H1Y×3 H1Z×2 H2A×1 H2B×2 H2C×2 H2E×2 H2G×4 H2H×3 H2J×4 H2K×3 H2L×4 H2M×2 H2N×1 H2P×2 H2R×3 H2S×3 H2T×4 H2V×3 H2W×4 H2X×3 H2Y×1 H2Z×1 H3A×1 H3B×1 H3C×2 H3E×2 H3G×2 H3H×2 H3J×2 H3K×2 H3L×3 H3M×2 H3N×2 H3S×2 H3T×1 H3V×1 H3W×2 H3X×2 H4A×3 H4B×1 H4C×2 H4E×2 H4G×3 H4H×2 H4J×1 H4K×1 H4L×2 H4M×1 H4N×2 H4R×2 H8N×2 H8P×1 H8R×1 H8S×1 H8T×1 H9C×1 H9H×1 H9J×1 | Westmount: H3Y×2 H3Z×1 | Mont-Royal: H3P×1 H3R×1 | Pointe-Claire: H9R×2 | Beaconsfield: H9W×1 | Dollard-des-Ormeaux: H9A×1 H9B×1 H9G×1",
  "07": "Gatineau: J8L×1 J8M×1 J8P×4 J8R×4 J8T×4 J8V×2 J8X×3 J8Y×4 J8Z×3 J9A×4 J9H×5 J9J×3 | Chelsea: J9B×2 | Maniwaki: J9E×1",
  "08": "Rouyn-Noranda: J9X×6 J9Y×2 | Val-d’Or: J9P×5 | Amos: J9T×4 | La Sarre: J9Z×2 | Ville-Marie: J9V×1",
  "09": "Sept-Îles: G4R×6 G4S×2 | Baie-Comeau: G4Z×2 G5C×4 | Port-Cartier: G5B×2",
  "10": "Chibougamau: G8P×3 | Chapais: G0W×1",
  "11": "Carleton-sur-Mer: G0C×6 | Gaspé: G4X×4 | Sainte-Anne-des-Monts: G4V×2 | Les Îles-de-la-Madeleine: G4T×3",
  "12": "Lévis: G6V×5 G6W×3 G6X×3 G6Y×1 G6Z×3 G7A×4 G6C×1 G6J×1 G6K×1 | Saint-Georges: G5Y×3 G5Z×1 G6A×1 | Thetford Mines: G6G×3 G6H×1 | Sainte-Marie: G6E×2 | Montmagny: G5V×2",
  "13": "Laval: H7A×2 H7B×1 H7C×1 H7E×4 H7G×4 H7H×2 H7J×1 H7K×3 H7L×5 H7M×4 H7N×4 H7P×3 H7R×2 H7S×2 H7T×2 H7V×3 H7W×3 H7X×3 H7Y×1",
  "14": "Joliette: J6E×6 | Terrebonne: J6V×2 J6W×4 J6X×4 J6Y×2 J7M×3 | Repentigny: J5Y×4 J5Z×3 J6A×3 | Mascouche: J7K×4 J7L×1 | L’Assomption: J5W×3 | Berthierville: J0K×5",
  "15": "Saint-Jérôme: J7Y×5 J7Z×5 J5L×2 | Blainville: J7B×2 J7C×3 J7E×3 | Mirabel: J7J×3 J7N×2 | Saint-Eustache: J7P×3 J7R×3 | Boisbriand: J7G×2 J7H×1 | Sainte-Adèle: J8B×2 | Mont-Tremblant: J8E×2 | Mont-Laurier: J9L×1 | Prévost: J0R×4",
  "16": "Longueuil: J4G×3 J4H×4 J4J×4 J4K×4 J4L×4 J4M×3 J4N×2 J4T×1 J3Y×4 J3Z×1 J4Y×1 J4Z×2 | Brossard: J4W×3 J4X×2 J4Y×2 J4Z×2 | Boucherville: J4B×5 | Saint-Bruno-de-Montarville: J3V×3 | Saint-Hyacinthe: J2R×2 J2S×6 J2T×2 | Saint-Jean-sur-Richelieu: J2W×2 J2X×3 J3A×3 J3B×3 | Châteauguay: J6J×2 J6K×2 | Vaudreuil-Dorion: J7V×4 | Beloeil: J3G×3 | Chambly: J3L×3 | Salaberry-de-Valleyfield: J6S×2 J6T×2 | Sorel-Tracy: J3P×3 J3R×1 | Sainte-Julie: J3E×3 | Candiac: J5R×3",
  "17": "Drummondville: J2A×2 J2B×4 J2C×5 J2E×1 | Victoriaville: G6P×5 G6R×1 G6S×2 G6T×2 | Bécancour: G9H×2 | Nicolet: J3T×2 | Plessisville: G6L×2"
};

const neighbours: Readonly<Record<AdminRegion, readonly AdminRegion[]>> = {
  "01": ["11", "12"],
  "02": ["03", "04"],
  "03": ["12", "04"],
  "04": ["17", "14"],
  "05": ["17", "16"],
  "06": ["16", "13"],
  "07": ["15", "08"],
  "08": ["10", "07"],
  "09": ["01", "02"],
  "10": ["02", "08"],
  "11": ["01", "09"],
  "12": ["03", "17"],
  "13": ["15", "06"],
  "14": ["13", "06"],
  "15": ["13", "14"],
  "16": ["06", "05"],
  "17": ["04", "05"]
};

/** A few people come from farther away. */
const elsewhere: readonly Area[] = [
  ["K1N", "Ottawa", "ON"],
  ["K1S", "Ottawa", "ON"],
  ["M5V", "Toronto", "ON"],
  ["E1C", "Moncton", "NB"],
  ["E3V", "Edmundston", "NB"]
].map(([fsa, municipality, province]) => ({
  fsa: fsa!,
  municipality: municipality!,
  province: province!,
  adminRegion: null,
  weight: 1
}));

/** Every area; a person's home is an index in it. */
export const areas: readonly Area[] = [
  ...Object.entries(regions).flatMap(([region, text]) => parseRegion(region as AdminRegion, text)),
  ...elsewhere
];

/** How likely a newcomer of an organization lives in each area: its own town first, then the region, then around. */
export function catchment(municipality: string, adminRegion: AdminRegion): number[] {
  const near = neighbours[adminRegion];
  const groups: readonly [number, (area: Area) => boolean][] = [
    [0.56, (area) => area.municipality === municipality && area.adminRegion === adminRegion],
    [0.27, (area) => area.municipality !== municipality && area.adminRegion === adminRegion],
    [0.12, (area) => area.adminRegion !== null && near.includes(area.adminRegion)],
    [0.04, (area) => area.adminRegion !== null && area.adminRegion !== adminRegion],
    [0.01, (area) => area.adminRegion === null]
  ];
  const weights = new Array<number>(areas.length).fill(0);
  for (const [share, belongs] of groups) spread(weights, share, belongs);
  return weights;
}

function spread(weights: number[], share: number, belongs: (area: Area) => boolean): void {
  const total = areas.reduce((sum, area) => sum + (belongs(area) ? area.weight : 0), 0);
  areas.forEach((area, index) => {
    if (belongs(area)) weights[index]! += (share * area.weight) / total;
  });
}

function parseRegion(adminRegion: AdminRegion, text: string): Area[] {
  return text.split(" | ").flatMap((town) => {
    const [municipality, list] = town.split(": ") as [string, string];
    return list.split(" ").map((item) => {
      const [fsa, weight = "2"] = item.split("×") as [string, string?];
      return {fsa, municipality, province: "QC", adminRegion, weight: Number(weight)};
    });
  });
}
