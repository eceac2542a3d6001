/** Invented titles, and the ways in which members spell the same touring show. */
import type {DisciplineCode} from "../src/vocabulary/codes.js";
import {lastNames, mensNames, womensNames} from "./names.js";
import {hashText, Random} from "./random.js";

export interface Show {
  /** The same for the same show wherever it is given, whatever it is called there. */
  id: string;
  title: string;
  discipline: DisciplineCode;
  /** The touring company, which some presenters write after the title. */
  company: string | null;
}

const things =
  "Ombre Rivière Lanterne Marée Forêt Lumière Chambre Tempête Saison Mémoire Promesse Traversée Cerise Neige Maison Boussole Corneille Valise Frontière Comète Horloge Dérive Clairière Fenêtre Balançoire Étoile Rumeur Épave Cabane Chorale Colline Disparition Échelle Fanfare Gare Île Jetée Légende Nuit Orpheline Passerelle Querelle Ruelle Sirène Tourmente".split(
    " "
  );
const complements =
  "du fleuve|des oubliés|de septembre|sans rivage|aux oiseaux|de verre|d’à côté|de minuit|des grands froids|en bleu|du dernier rang|à deux voix|des jours pairs|du nord|de papier|et le renard|de l’autre rive|immobile|des absents|du cœur|sous la glace|des trois sœurs|sans sommeil|de Madame Hiver|du quai 9|en morceaux|des lucioles|d’avant la pluie|aux mille portes|de mon père|du lundi|à contre-courant|des voisins|invisible|de la rue basse|et la baleine|d’un seul tenant|pour demain|du vieux pont|des beaux dimanches|en exil|de sel|à ciel ouvert|des petites choses|du gardien".split(
    "|"
  );
const gerunds = "Attendre Danser Revenir Traverser Nommer Tomber Rire Partir Bâtir Oublier".split(
  " "
);
const composers = "Mozart Beethoven Brahms Ravel Debussy Schubert Fauré Bach Haydn Chopin".split(
  " "
);
const companies =
  "Compagnie des Marées hautes|Théâtre Bascule|Productions Sous-Bois|Collectif Grand Large|La Machine à pluie|Tournées Demi-Lune|Troupe du Contre-jour|Les Ateliers Brise-glace".split(
    "|"
  );

/** A title and discipline drawn for one production; another organization's of the same title is another show. */
export function inventShow(discipline: DisciplineCode, organization: string, random: Random): Show {
  const title = inventTitle(discipline, random);
  return {id: `${organization} ${title}`, title, discipline, company: null};
}

/** The shows that tour in a season: several members present them. */
export function touringShows(season: string, seed: string): readonly Show[] {
  const random = new Random(`tours ${season} ${seed}`);
  const kinds: readonly DisciplineCode[] = [
    "theatre",
    "theatre",
    "song",
    "comedy",
    "music",
    "dance",
    "youth",
    "circus",
    "variety"
  ];
  return Array.from({length: 63}, (_, index) => {
    const discipline = kinds[index % kinds.length]!;
    const title = inventTitle(discipline, random);
    return {id: `tour ${season} ${title}`, title, discipline, company: random.pick(companies)};
  });
}

/** A show as one organization writes it: always the same way there, not always as elsewhere. */
export function spell(show: Show, organization: string): string {
  if (show.company === null) return show.title;
  switch (hashText(`${show.title} ${organization}`) % 10) {
    case 0:
      return show.title.replaceAll("’", "'");
    case 1:
      return show.title.toUpperCase();
    case 2:
      return moveArticle(show.title);
    case 3:
      return `${show.title} – ${show.company}`;
    case 4:
      return show.title.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe");
    case 5:
      return ` ${show.title.replace(" ", "  ")}`;
    case 6:
      return `${show.title} (supplémentaire)`;
    case 7:
      return cutShort(show.title);
    default:
      return show.title;
  }
}

/** Some systems keep 32 characters of a title. */
const cutShort = (title: string): string => title.slice(0, 32).trimEnd();

/** "L’Ombre du fleuve" → "Ombre du fleuve (L’)". */
function moveArticle(title: string): string {
  return title.replace(
    /^(L’|La |Le |Les )(.+)$/,
    (_, article: string, rest: string) => `${rest} (${article.trim()})`
  );
}

/** Titles that trip a careless page, sheet or export. */
const awkward = [
  "« Tout & rien » <ou presque>",
  "=Égal à soi",
  'L’"autre" rive; suite, et fin',
  "<b>Gras</b> sujet",
  "50 % vrai"
] as const;

function inventTitle(discipline: DisciplineCode, random: Random): string {
  if (random.chance(0.012)) return random.pick(awkward);
  switch (discipline) {
    case "comedy":
      return `${person(random)} – ${random.pick(["Enfin seul", "Pas pire", "Rodage", "À peu près", "Mode avion", "Sans filtre", "Déjà dimanche"])}`;
    case "song":
      return `${person(random)} : ${random.pick(things)} ${random.pick(complements)}`;
    case "music":
    case "opera":
      return random.pick([
        `${random.pick(composers)} et ${random.pick(composers)}, ${random.pick(["concertos", "trios", "quatuors", "symphonies", "sonates"])} nᵒ ${random.between(1, 9)}`.replace(
          "nᵒ",
          "no"
        ),
        `Soirée ${random.pick(composers)} ${random.pick(complements)}`,
        `${withArticle(random)} ${random.pick(["en concert", "symphonique", "a cappella"])}`
      ]);
    case "museum":
      return `Exposition : ${withArticle(random)}`;
    case "festival":
      return `${random.pick(["Grand spectacle", "Soirée", "Nuit", "Veillée"])} ${random.pick(complements)} – scène ${random.pick(["Nord", "du Quai", "Verte", "des Tilleuls"])} ${random.between(1, 30)}`;
    case "youth":
      return `${random.pick(womensNames)} et ${withArticle(random).toLowerCase()}`;
    case "dance":
      return (
        random.pick([random.pick(gerunds), things[random.below(things.length)]!]) +
        ` ${random.pick(complements)}`
      );
    default:
      return random.pick([
        withArticle(random),
        `${random.pick(gerunds)} ${random.pick(complements)}`,
        withArticle(random)
      ]);
  }
}

function withArticle(random: Random): string {
  const thing = random.pick(things);
  const article = /^[AEIOUÉÎ]/.test(thing) ? "L’" : "La ";
  return `${article}${thing} ${random.pick(complements)}`;
}

const person = (random: Random): string =>
  `${random.pick(random.chance(0.5) ? womensNames : mensNames)} ${random.pick(lastNames)}`;
