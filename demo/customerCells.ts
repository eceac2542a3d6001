/** A customer record as someone typed it: the person behind it, with what goes wrong at a counter. */
import {canaryOf} from "./canaries.js";
import {companies, companyKinds, mensNames, schools, womensNames} from "./names.js";
import {type Person, type Population, plain} from "./people.js";
import {hashText, mix} from "./random.js";
import {recordKinds, type Sales} from "./sales.js";

/** Field of the customers table → text. */
export type CustomerCells = Readonly<Record<CustomerField, string>>;
export type CustomerField =
  | "title"
  | "first_name"
  | "last_name"
  | "address"
  | "city"
  | "province"
  | "country"
  | "postal_code"
  | "phone"
  | "email";

export interface CustomerContext {
  organization: string;
  language: "fr" | "en";
  population: Population;
  sales: Sales;
  /** The e-mail is the customer's code: nobody may lack it or share it. */
  emailIsKey: boolean;
}

/** @param moved a later version of the record, at another address */
export function customerCells(
  record: number,
  context: CustomerContext,
  moved = false
): CustomerCells {
  const {sales, organization} = context;
  const kind = recordKinds[sales.recordKind.at(record)]!;
  const number = sales.person.at(record);
  switch (kind) {
    case "canary":
      return canaryCells(organization);
    case "company":
    case "school":
      return bodyCells(kind, number, context);
    default:
      return personCells(record, kind, number, context, moved);
  }
}

export const impossiblePostalCode = "O0H 0H0";

function personCells(
  record: number,
  kind: "person" | "duplicate" | "couple",
  number: number,
  context: CustomerContext,
  moved: boolean
): CustomerCells {
  const {population, organization, emailIsKey} = context;
  const person = population.describe(number);
  const luck = mix(record + hashText(organization));
  const entered = kind === "duplicate" ? enteredAgain(person, number, luck, population) : person;
  const lives = moved ? {...entered, ...population.otherHome(number)} : entered;
  const cells = cellsOf(lives, context.language);
  const named =
    kind === "couple" ? {...cells, title: "", first_name: coupleOf(person, luck)} : cells;
  const typed = {
    ...named,
    city: cityAsTyped(lives.municipality, luck),
    postal_code: postalCodeAsTyped(lives.postalCode, mix(luck + 1)),
    phone: phoneAsTyped(lives.phone, mix(luck + 2))
  };
  if (emailIsKey)
    return {...typed, email: kind === "duplicate" ? `billets.${person.email}` : person.email};
  return {...typed, email: emailAsTyped(entered.email, organization, mix(luck + 3))};
}

/** The same person entered a second time: misspelled, without accents, moved, or with another address. */
function enteredAgain(
  person: Person,
  number: number,
  luck: number,
  population: Population
): Person {
  switch (luck % 4) {
    case 0:
      return {...person, lastName: misspell(person.lastName, luck)};
    case 1:
      return {
        ...person,
        firstName: bare(person.firstName).toUpperCase(),
        lastName: bare(person.lastName).toUpperCase()
      };
    case 2:
      return {...person, ...population.otherHome(number)};
    default:
      return {...person, email: `${plain(person.firstName)}_${number}@ancien.example`};
  }
}

const bare = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "");

/** Two letters swapped, inside the word. */
function misspell(name: string, luck: number): string {
  const at = 1 + (luck % Math.max(1, name.length - 2));
  return name.slice(0, at) + (name[at + 1] ?? "") + name[at] + name.slice(at + 2);
}

function coupleOf(person: Person, luck: number): string {
  const other = person.isWoman ? mensNames : womensNames;
  return `${person.firstName} ${luck % 2 ? "et" : "&"} ${other[luck % other.length]}`;
}

function cellsOf(person: Person, language: "fr" | "en"): CustomerCells {
  const titles = language === "fr" ? ["Mme", "M."] : ["Ms.", "Mr."];
  return {
    title: person.isWoman ? titles[0]! : titles[1]!,
    first_name: person.firstName,
    last_name: person.lastName,
    address: person.address,
    city: person.municipality,
    province: person.province,
    country: "Canada",
    postal_code: person.postalCode,
    phone: person.phone,
    email: person.email
  };
}

function bodyCells(
  kind: "company" | "school",
  number: number,
  {language}: CustomerContext
): CustomerCells {
  const hash = mix(number);
  const name =
    kind === "company"
      ? `${companies[hash % companies.length]} ${1 + (number % 97)} ${companyKinds[hash % companyKinds.length]}`
      : `${language === "fr" ? "École" : "School"} ${schools[hash % schools.length]!.replaceAll("-", " ")} no ${1 + (number % 97)}`;
  return {
    title: "",
    first_name: "",
    last_name: name,
    address: `${1 + (hash % 900)}, boul. Industriel`,
    city: "",
    province: "QC",
    country: "Canada",
    postal_code: "",
    phone: "",
    email: `comptes${number}@${kind === "company" ? "entreprise" : "ecole"}.example`
  };
}

function canaryCells(organization: string): CustomerCells {
  const {firstName, lastName, address, phone, email} = canaryOf(organization);
  return {
    title: "",
    first_name: firstName,
    last_name: lastName,
    address,
    city: "Québec",
    province: "QC",
    country: "Canada",
    postal_code: "G1R 2B5",
    phone,
    email
  };
}

function emailAsTyped(email: string, organization: string, luck: number): string {
  const thousandth = luck % 1_000;
  if (thousandth < 120) return "";
  if (thousandth < 135) return "courriel@aucun.com";
  if (thousandth < 143) return `billetterie@${organization}.example`;
  if (thousandth < 175) return email.toUpperCase();
  return thousandth < 182 ? ` ${email}` : email;
}

function phoneAsTyped(digits: string, luck: number): string {
  const hundredth = luck % 100;
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  if (hundredth < 15) return "";
  if (hundredth < 17) return "000-000-0000";
  if (hundredth < 35) return `(${area}) ${exchange}-${line}`;
  if (hundredth < 45) return digits;
  return hundredth < 48 ? `${area}-${exchange}-${line} p. 12` : `${area}-${exchange}-${line}`;
}

function postalCodeAsTyped(code: string, luck: number): string {
  const thousandth = luck % 1_000;
  if (thousandth < 40) return "";
  if (thousandth < 42) return impossiblePostalCode;
  if (thousandth < 150) return code.replace(" ", "");
  return thousandth < 180 ? code.toLowerCase() : code;
}

function cityAsTyped(municipality: string, luck: number): string {
  const hundredth = mix(luck) % 100;
  if (hundredth < 4) return bare(municipality);
  if (hundredth < 7) return municipality.toUpperCase();
  return hundredth < 10
    ? municipality.replace("Saint-", "St-").replace("Sainte-", "Ste-")
    : municipality;
}
