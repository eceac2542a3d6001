/** A collective as configuration: collective.yaml and one file per member, checked before anything runs. */
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join, relative} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import {adminRegions, audienceBands, disciplines, taxProvinces} from "../src/vocabulary/codes.js";
import {languages} from "../src/vocabulary/language.js";
import {PublicCError} from "./error.js";
import {sourceSpec} from "./sources/api/sourceSpec.js";

const text = z.strictObject({fr: z.string().min(1), en: z.string().min(1)});
const day = z.iso.date();
const keysOf = <T extends object>(codes: T) => z.enum(Object.keys(codes) as [keyof T & string]);

export const collectiveSpec = z.strictObject({
  name: text,
  languages: z.array(z.enum(languages)).min(1),
  timeZone: z.string().default("America/Toronto"),
  /** "MM-DD", first day of a season. */
  seasonStart: z
    .string()
    .regex(/^\d\d-\d\d$/)
    .default("09-01"),
  /** The day the figures are as of; only a demonstration or a replay sets it, otherwise today. */
  asOf: day.optional(),
  demonstration: z.boolean().default(false),
  /** Seasons that are marked and never a baseline, from the day the halls closed. */
  closedSeasons: z.array(z.strictObject({season: z.string(), from: day, reason: text})).default([]),
  /** Public thresholds of the disclosure door (4-trust A.1); unsafe values are refused. */
  disclosure: z
    .strictObject({
      minimumPersons: z.int().min(5).default(10),
      minimumOrganizations: z
        .int()
        .min(3, "fewer than 3 organizations let two members subtract each other")
        .default(5),
      minimumForQuartiles: z.int().min(10).default(10)
    })
    .prefault({}),
  /**
   * Whether the repertoire's page says which member presents a show. What is on is public, but one table of who
   * presents what tells who belongs to the collective and what each one programmes: members agree to it first.
   */
  repertoire: z.strictObject({namesPresenters: z.boolean().default(false)}).prefault({}),
  rawRetentionDays: z.int().min(1).default(90),
  brand: z
    .strictObject({
      own: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .default("#1f3fbf")
    })
    .prefault({}),
  contact: z.email()
});

export const memberSpec = z.strictObject({
  name: z.string().min(1),
  city: z.string().min(1),
  territory: z.strictObject({
    municipality: z.string(),
    mrc: z.string().nullable().default(null),
    adminRegion: keysOf(adminRegions)
  }),
  disciplines: z.array(keysOf(disciplines)).min(1),
  size: keysOf(audienceBands),
  languages: z.array(z.enum(languages)).min(1),
  /** Members of one owner count as one contributor in every collective figure. */
  holding: z.string().nullable().default(null),
  source: sourceSpec,
  /** Whose taxes the prices hold where a mapping says that they hold taxes. */
  salesTax: z
    .strictObject({
      province: z.enum(taxProvinces).default("QC"),
      /** Halls elsewhere, named as the deliveries name them. */
      venues: z.record(z.string(), z.enum(taxProvinces)).default({})
    })
    .prefault({}),
  privacyPolicy: z
    .strictObject({url: z.url(), dated: day, statement: z.string()})
    .nullable()
    .default(null),
  agreement: z
    .strictObject({signedOn: day, endsOn: day.nullable().default(null)})
    .nullable()
    .default(null),
  /** Takes part in finding which persons come to several members, only to count them; a member may stay out of it. */
  linkage: z.boolean().default(true),
  recipients: z
    .array(
      z.strictObject({
        email: z.email(),
        language: z.enum(languages),
        role: z.enum(["administrator", "reader"]),
        /** A link to the signed-in PDF, or the PDF itself in the message. */
        delivery: z.enum(["link", "attachment"]).default("link")
      })
    )
    .default([]),
  /** The member's own wishes for its PDF reports. */
  reports: z
    .strictObject({
      /** SVG or PNG in the collective's folder: "logos/grand-heron.svg". */
      logo: z.string().nullable().default(null),
      note: text.nullable().default(null),
      /** Report → the sections it wants of it, by their {#id}, in its order. */
      sections: z.record(z.string(), z.array(z.string()).min(1)).default({})
    })
    .prefault({})
});

export type Collective = z.output<typeof collectiveSpec> & {
  /** Folder name under data/collectives. */
  id: string;
  folder: string;
  members: readonly Member[];
};
export type Member = z.output<typeof memberSpec> & {
  /** File name without .yaml: the id in paths, keys and marts. */
  organization: string;
};

/** Members whose figures may enter a collective one, and who may see it (4-trust A.8). */
export const sharesWithCollective = (member: Member): boolean =>
  member.agreement !== null && member.privacyPolicy !== null;

/** Members whose persons may be linked with other members': as above, unless it stays out of it (4-trust B). */
export const linksPersons = (member: Member): boolean =>
  sharesWithCollective(member) && member.linkage;

/** Reads `data/collectives/<id>`; a mistake names file, path, what was found and what is allowed. @throws PublicCError exit 2 */
export function readCollective(folder: string): Collective {
  const file = join(folder, "collective.yaml");
  if (!existsSync(file))
    throw new PublicCError(`no collective.yaml in ${folder}`, {
      exitCode: 2,
      next: "name a folder under data/collectives"
    });
  const members = readdirSync(join(folder, "members"))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({
      ...readSpec(join(folder, "members", name), memberSpec),
      organization: basename(name, ".yaml")
    }));
  return {...readSpec(file, collectiveSpec), id: basename(folder), folder, members};
}

/** Parses one YAML file against its zod schema. @throws PublicCError exit 2, every mistake on its own line */
export function readSpec<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  if (!existsSync(file))
    throw new PublicCError(`${relative(".", file)}: no such file`, {
      exitCode: 2,
      next: "write it, or correct the name that leads to it"
    });
  let given: unknown;
  try {
    given = parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new PublicCError(`${relative(".", file)}: not valid YAML: ${(cause as Error).message}`, {
      exitCode: 2,
      cause
    });
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) => `${relative(".", file)}: ${describeIssue(issue, given)}`
  );
  throw new PublicCError(lines.join("\n"), {exitCode: 2, next: "correct the file and run again"});
}

function describeIssue(issue: z.core.$ZodIssue, given: unknown): string {
  const path = issue.path.join(".") || "(top level)";
  if (issue.code === "unrecognized_keys")
    return `${path}: found ${issue.keys.map((key) => `"${key}"`).join(", ")}; no such key is known here`;
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    given
  );
  if (found === undefined) return `${path}: found nothing; it is required`;
  return `${path}: found ${shorten(JSON.stringify(found))}; allowed: ${allowedBy(issue)}`;
}

const allowedBy = (issue: z.core.$ZodIssue): string =>
  issue.code === "invalid_value" ? `one of ${issue.values.join(", ")}` : issue.message;

/** Enough to recognize it; a whole member is not repeated, nor the addresses in it. */
const shorten = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);
