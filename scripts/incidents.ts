/** `public-c incidents`: the register of confidentiality incidents, written to and read; nothing is ever taken out of it. */
import {Command, Option} from "commander";
import {readSpec} from "../loaders/collective.js";
import {openHome} from "../loaders/home.js";
import {
  followUp,
  incidentSpec,
  lacksNotice,
  type RegisteredIncident,
  readIncidents,
  recordIncident
} from "../loaders/privacy/registers/incidents.js";
import {type Language, languages} from "../src/vocabulary/language.js";

interface Options {
  record?: string;
  followUp?: [string, string];
  json?: boolean;
  language: Language;
}

export const incidentsCommand = new Command("incidents")
  .description("the register of confidentiality incidents")
  .option("--record <file>", "enter the incident described in this YAML file")
  .option("--follow-up <words...>", 'add what was learned or done since, as 2026-1 "…"')
  .option("--json", "say the register as JSON")
  .addOption(new Option("--language <language>", "fr or en").choices(languages).default("fr"))
  .addHelpText(
    "after",
    `
Every incident is entered, whatever its risk, and kept five years at least after it was known (Law 25; A-2.1 r. 3.1).
No name of a person concerned belongs in it. Lines are chained by hash: a line changed or lost is told. Where the
risk of serious injury is real, the Commission d’accès à l’information and the persons must be told with diligence.
The register lies in $PUBLIC_C_HOME/state/registers/incidents.jsonl and goes with the backups.

The file:
  information: noms et adresses courriel de clients
  circumstances: un export joint par erreur à un courriel
  happenedOn: 2026-03-02        # or null when unknown
  knownOn: 2026-03-03
  persons: 120                  # or null when unknown
  isSerious: false
  reasons: destinataire connu, fichier effacé le jour même, confirmé par écrit
  commissionToldOn: null
  personsToldOn: null
  measures: envois d’exports par lien seulement
  organizations: [theatre-du-grand-heron]

Examples:
  public-c incidents
  public-c incidents --record incident.yaml
  public-c incidents --follow-up 2026-1 "Confirmation écrite de la destruction reçue le 10 mars."`
  )
  .action((options: Options) => {
    const home = openHome();
    if (options.record)
      console.log(recordIncident(home, readSpec(options.record, incidentSpec), new Date()));
    if (options.followUp) {
      const [id, ...told] = options.followUp;
      followUp(home, id, told.join(" "), new Date());
    }
    const register = readIncidents(home);
    console.log(options.json ? JSON.stringify(register, null, 2) : say(register, options.language));
  });

function say(register: readonly RegisteredIncident[], language: Language): string {
  const told = words[language];
  if (register.length === 0) return told.none;
  return register.map((one) => sayOne(one, told)).join("\n\n");
}

type Words = (typeof words)[Language];

function sayOne(one: RegisteredIncident, told: Words): string {
  const {incident, followUps} = one;
  const lines: [string, string | number | null][] = [
    [told.known, incident.knownOn],
    [told.happened, incident.happenedOn],
    [told.information, incident.information],
    [told.circumstances, incident.circumstances],
    [told.persons, incident.persons],
    [told.risk, `${incident.isSerious ? told.serious : told.notSerious}, ${incident.reasons}`],
    [told.commission, incident.commissionToldOn],
    [told.personsTold, incident.personsToldOn],
    [told.measures, incident.measures],
    [told.organizations, incident.organizations.join(", ") || null]
  ];
  return [
    `${one.id}${lacksNotice(one) ? `  ! ${told.lacksNotice}` : ""}`,
    ...lines.map(([label, value]) => `  ${label}${told.colon} ${value ?? "—"}`),
    ...followUps.map(({at, text}) => `  ${at.slice(0, 10)}${told.colon} ${text}`)
  ].join("\n");
}

const words = {
  fr: {
    colon: "\u00a0:",
    none: "Aucun incident au registre.",
    known: "connu le",
    happened: "survenu le",
    information: "renseignements visés",
    circumstances: "circonstances",
    persons: "personnes concernées",
    risk: "risque de préjudice sérieux",
    serious: "oui",
    notSerious: "non",
    commission: "avis à la Commission d’accès à l’information",
    personsTold: "avis aux personnes",
    measures: "mesures prises",
    organizations: "organismes",
    lacksNotice: "avis à donner avec diligence à la Commission et aux personnes"
  },
  en: {
    colon: ":",
    none: "No incident in the register.",
    known: "known on",
    happened: "happened on",
    information: "information concerned",
    circumstances: "circumstances",
    persons: "persons concerned",
    risk: "risk of serious injury",
    serious: "yes",
    notSerious: "no",
    commission: "notice to the Commission d’accès à l’information",
    personsTold: "notice to the persons",
    measures: "measures taken",
    organizations: "organizations",
    lacksNotice: "notice to give with diligence to the Commission and to the persons"
  }
} as const;
