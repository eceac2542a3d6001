/**
 * A made-up neighbourhood with its truth: couples who share a name, a door, a phone or an e-mail; the same person typed
 * again with a slip, without accents, after a move, under a married name.
 */
export interface Entry {
  customer_key: string;
  first_name: string | null;
  last_name: string | null;
  address: string | null;
  city: string | null;
  postal_code: string | null;
  phone: string | null;
  email: string | null;
  person: number;
  household: number;
}

interface Person {
  first: string;
  last: string;
  phone: string;
  email: string;
}

const couples = [
  ["Denis", "Denise"],
  ["Stéphane", "Stéphanie"],
  ["Mario", "Marie"],
  ["René", "Renée"],
  ["Frédéric", "Frédérique"],
  ["Jean", "Jeanne"],
  ["Louis", "Isabelle"],
  ["André", "Hélène"],
  ["Jean-Pierre", "Lucie"],
  ["Ahmed", "Nadia"],
  ["Guy", "Ginette"],
  ["Benoît", "Chantal"]
] as const;
const children = ["Zoé", "Félix", "Léa", "Émile", "Rosalie", "Xavier", "Maude", "Théo"];
const lastStarts = [
  "Trem",
  "Gagn",
  "Bouch",
  "Saint-",
  "L’É",
  "Des",
  "Beau",
  "Char",
  "Mor",
  "Van",
  "Pel",
  "Lav"
];
const lastEnds = [
  "blay",
  "on",
  "ard",
  "Pierre",
  "cuyer",
  "rochers",
  "lieu",
  "bonneau",
  "in",
  "asse",
  "letier",
  "oie",
  "ette",
  "eau"
];
const streetNames = [
  "des Érables",
  "Saint-Denis",
  "du Parc",
  "Sainte-Catherine",
  "Laurier",
  "de la Montagne",
  "Wolfe",
  "King"
];
const cities = ["Montréal", "Sainte-Foy", "Gatineau", "Saint-Jérôme", "Lévis"];

export function buildNeighbourhood(households: number, seed = 7): Entry[] {
  const dice = new Dice(seed);
  const entries: Entry[] = [];
  let person = 0;
  for (let household = 0; household < households; household++) {
    const home = makeHome(dice);
    for (const one of makeFamily(dice, household)) {
      person++;
      const times = dice.chance(0.35) ? 2 + dice.below(2) : 1;
      for (let time = 0; time < times; time++)
        entries.push({
          ...(time === 0 ? plain(one, home) : retyped(dice, one, home)),
          customer_key: `C${String(entries.length).padStart(7, "0")}`,
          person,
          household
        });
    }
  }
  return entries;
}

type Given = Omit<Entry, "customer_key" | "person" | "household">;
type Home = Pick<Given, "address" | "city" | "postal_code"> & {landline: string};

function makeFamily(dice: Dice, household: number): Person[] {
  const last = dice.pick(lastStarts) + dice.pick(lastEnds) + (dice.chance(0.1) ? "-Roy" : "");
  const [he, she] = dice.pick(couples);
  const shared = `famille.${household}@example.org`;
  const member = (first: string, own: string): Person => ({
    first,
    last: own,
    phone: dice.phone(),
    email: dice.chance(0.15)
      ? shared
      : `${first}.${own}${household}@courriel.example`.replace(/[’ ]/g, "")
  });
  const family = [member(he, last)];
  if (dice.chance(0.5))
    family.push(member(she, dice.chance(0.6) ? last : dice.pick(lastStarts) + dice.pick(lastEnds)));
  if (dice.chance(0.2)) family.push(member(dice.pick(children), last));
  return family;
}

const makeHome = (dice: Dice): Home => ({
  address: `${dice.chance(0.3) ? `${1 + dice.below(12)}-` : ""}${1 + dice.below(9000)}, rue ${dice.pick(streetNames)}`,
  city: dice.pick(cities),
  postal_code: `${dice.letter("GHJ")}${dice.below(10)}${dice.letter("ABCEGHJKLMNPRSTVXY")} ${dice.below(10)}${dice.letter("ABCEGHJKLMNPRSTVXY")}${dice.below(10)}`,
  landline: dice.phone()
});

const plain = ({first, last, phone, email}: Person, {landline: _, ...home}: Home): Given => ({
  first_name: first,
  last_name: last,
  ...home,
  phone,
  email: email.toLowerCase()
});

/** The same person again, as the next ticket desk typed it. */
function retyped(dice: Dice, person: Person, home: Home): Given {
  const moved = dice.chance(0.12);
  const again = plain(person, moved ? makeHome(dice) : home);
  if (dice.chance(0.3)) again.phone = home.landline;
  if (dice.chance(0.15) && !moved) again.email = null;
  if (dice.chance(0.2)) again.phone = null;
  if (dice.chance(0.3)) again.first_name = bare(again.first_name!).toUpperCase();
  if (dice.chance(0.3)) again.last_name = bare(again.last_name!).toUpperCase();
  if (dice.chance(0.3)) again.address = again.address!.replace("rue ", "").replace("Saint", "St");
  if (dice.chance(0.3)) again.postal_code = again.postal_code!.replace(" ", "").toLowerCase();
  if (dice.chance(0.15)) again.last_name = slip(dice, again.last_name!);
  if (dice.chance(0.1)) again.city = slip(dice, again.city!);
  if (dice.chance(0.05)) [again.first_name, again.last_name] = [again.last_name, again.first_name];
  if (dice.chance(0.05) && again.email) again.last_name = "Nouvelle-Alliance";
  return again;
}

const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** Two letters exchanged, one lost or one doubled. */
function slip(dice: Dice, text: string): string {
  const at = 1 + dice.below(Math.max(1, text.length - 2));
  const [a, b] = [text[at]!, text[at + 1] ?? ""];
  return text.slice(0, at) + dice.pick([b + a, b, a + a + b]) + text.slice(at + 2);
}

/** Mulberry32. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  chance(share: number): boolean {
    return this.#next() < share;
  }
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  letter(among: string): string {
    return among[this.below(among.length)]!;
  }
  phone(): string {
    return `514-${200 + this.below(800)}-${String(this.below(10_000)).padStart(4, "0")}`;
  }
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}
