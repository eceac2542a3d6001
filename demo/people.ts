/**
 * The common population that every organization's customers are drawn from, so that people overlap.
 * A person is a number; everything else about it is recomputed from that number when a file is written.
 */
import {type Column, int16, int32} from "./columns.js";
import {lastNames, mailDomains, mensNames, streetKinds, streets, womensNames} from "./names.js";
import {hashText, mix, type Random} from "./random.js";
import {areas} from "./territory.js";

/** Share of newcomers of an organization who already go to another one that draws from their area. */
const knownElsewhere = 0.25;
const livesWithAnother = 0.14;

export interface Person {
  isWoman: boolean;
  firstName: string;
  lastName: string;
  address: string;
  municipality: string;
  province: string;
  postalCode: string;
  phone: string;
  email: string;
}

export class Population {
  private readonly areaOf: Column<Int16Array> = int16();
  private readonly householdOf: Column<Int32Array> = int32();
  private readonly livingIn: number[][] = areas.map(() => []);
  private readonly salt: number;

  constructor(seed: string) {
    this.salt = hashText(`people ${seed}`);
  }

  get size(): number {
    return this.areaOf.length;
  }

  /** Someone of this area who is new to an organization; `isKnown` says whom it already has. */
  draw(area: number, random: Random, isKnown: (person: number) => boolean): number {
    const there = this.livingIn[area]!;
    if (there.length > 2 && random.chance(knownElsewhere))
      for (let attempt = 0; attempt < 4; attempt++) {
        const person = random.pick(there);
        if (!isKnown(person)) return person;
      }
    return this.settle(area, random);
  }

  household(person: number): number {
    return this.householdOf.at(person);
  }

  describe(person: number): Person {
    const hash = this.hash(person, 1);
    const isWoman = hash % 100 < 58;
    const firstName = choose(isWoman ? womensNames : mensNames, this.hash(person, 2));
    const lastName = this.lastNameOf(person);
    const home = this.homeOf(this.householdOf.at(person), this.areaOf.at(person));
    return {
      isWoman,
      firstName,
      lastName,
      ...home,
      phone: this.phoneOf(person),
      email: `${plain(firstName)}.${plain(lastName)}${person}@${choose(mailDomains, this.hash(person, 4))}`
    };
  }

  /** Where this person lived before, or moved to: another address of some area. */
  otherHome(person: number): Pick<Person, "address" | "municipality" | "province" | "postalCode"> {
    const area =
      this.hash(person, 8) % 3 === 0 ? this.hash(person, 9) % areas.length : this.areaOf.at(person);
    return this.homeOf(this.householdOf.at(person) + 500_000_000, area);
  }

  private settle(area: number, random: Random): number {
    const there = this.livingIn[area]!;
    const person = this.areaOf.push(area);
    const joins = there.length > 0 && random.chance(livesWithAnother);
    this.householdOf.push(joins ? this.householdOf.at(random.pick(there)) : person);
    there.push(person);
    return person;
  }

  private lastNameOf(person: number): string {
    const household = this.householdOf.at(person);
    const shares = household !== person && this.hash(person, 3) % 2 === 0;
    return choose(lastNames, this.hash(shares ? household : person, 5));
  }

  private homeOf(
    household: number,
    areaIndex: number
  ): Pick<Person, "address" | "municipality" | "province" | "postalCode"> {
    const area = areas[areaIndex]!;
    const hash = this.hash(household, 6);
    const street = `${choose(streetKinds, hash >>> 4)} ${choose(streets, hash >>> 8)}`;
    const flat = hash % 5 === 0 ? `, app. ${1 + (hash % 24)}` : "";
    return {
      address: `${1 + (this.hash(household, 7) % 4_999)}, ${street}${flat}`,
      municipality: area.municipality,
      province: area.province,
      postalCode: `${area.fsa} ${localUnit(this.hash(household, 10))}`
    };
  }

  /** Area codes whose middle digit is 9 are reserved: nobody has such a number. */
  private phoneOf(person: number): string {
    const hash = this.hash(person, 11);
    const line = this.hash(person, 12);
    return `${4 + (hash % 2) * 4}9${hash % 10}${200 + (line % 800)}${String(line >>> 10)
      .padStart(4, "0")
      .slice(-4)}`;
  }

  private hash(value: number, purpose: number): number {
    return mix(Math.imul(value + 1, 0x9e3779b1) ^ mix(this.salt + purpose));
  }
}

const choose = <T>(list: readonly T[], hash: number): T => list[hash % list.length]!;

/** Letters of an address: no accents, no spaces, no apostrophes. */
export const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/œ/g, "oe")
    .replace(/[^A-Za-z-]/g, "")
    .toLowerCase();

const postalLetters = "ABCEGHJKLMNPRSTVWXYZ";
const localUnit = (hash: number): string =>
  `${hash % 10}${postalLetters[(hash >>> 4) % 20]}${(hash >>> 9) % 10}`;
