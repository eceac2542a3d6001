/**
 * The release statement: what the door did, for members and auditors, on one page. It names the rules and
 * the public thresholds; it never gives the dominance parameter, nor anything it could be guessed from.
 */
import {formatRate} from "../../../src/vocabulary/format.js";
import type {Language, Text} from "../../../src/vocabulary/language.js";
import {type Comparison, changesOf} from "./changes.js";
import type {Ledger} from "./ledger.js";
import type {Rules, Thresholds} from "./rules.js";

export interface MartStatement {
  mart: string;
  /** What readers call it; else its id. */
  title?: Text;
  published: number;
  masked: number;
  /** Of these, groups of too few organizations, of which nothing could be told. */
  tooSmall?: number;
  notComputable: number;
  /** Figures repeated as published before, their corrections waiting for the next batch. */
  pending: number;
  /** Most attackers that one system was tested against: the outsider and every contributor. */
  attackers: number;
  /** Attackers × secrets that the audit looked at; this release opens none. */
  secrets: number;
  /** Of these, what earlier releases alone had opened: a member left, or a group shrank. */
  inherited: number;
  /** What changed since the last release, one sentence each. */
  changes: readonly Text[];
}

export interface ReleaseStatement {
  thresholds: Thresholds;
  marts: readonly MartStatement[];
  /** The register's HMAC of all rules, so that an auditor who holds the key can check which applied. */
  rulesFingerprint: string;
  ledgerHash: string;
}

/** Counts what became of a mart's figures. */
export function martStatement(
  mart: string,
  figures: readonly {status: "published" | "masked" | "notComputable"; isPending: boolean}[],
  comparisons: readonly Comparison[]
): MartStatement {
  const audits = comparisons.flatMap(({audited}) => audited ?? []);
  const count = (status: (typeof figures)[number]["status"]) =>
    figures.filter((figure) => figure.status === status).length;
  return {
    mart,
    published: count("published"),
    masked: count("masked"),
    notComputable: count("notComputable"),
    pending: figures.filter((figure) => figure.isPending).length,
    attackers: Math.max(0, ...audits.map(({attackers}) => attackers)),
    secrets: audits.reduce((total, {secrets}) => total + secrets, 0),
    inherited: audits.reduce((total, {inherited}) => total + inherited, 0),
    changes: changesOf(comparisons)
  };
}

/** Puts the marts' statements together. */
export function releaseStatement(
  marts: readonly MartStatement[],
  rules: Rules,
  ledger: Pick<Ledger, "fingerprint" | "hash">
): ReleaseStatement {
  const {minimumPersons, minimumOrganizations, minimumForQuartiles} = rules;
  return {
    thresholds: {minimumPersons, minimumOrganizations, minimumForQuartiles},
    marts,
    rulesFingerprint: ledger.fingerprint(JSON.stringify(rules)),
    ledgerHash: ledger.hash
  };
}

/** The statement as Markdown. */
export function statementText(statement: ReleaseStatement, language: Language): string {
  const {thresholds, marts} = statement;
  const say = sentences[language];
  return [
    `# ${say.title}`,
    `## ${say.rulesTitle}`,
    ...say.rules(thresholds).map((rule) => `- ${rule}`),
    `## ${say.cellsTitle}`,
    say.header,
    "| --- | ---: | ---: | ---: |",
    ...marts.map(
      (mart) =>
        `| ${mart.title?.[language] ?? mart.mart} | ${mart.published} | ${mart.masked} | ${mart.pending} |`
    ),
    ...usefulness(marts, thresholds, language),
    `## ${say.auditTitle}`,
    say.audit(sum(marts, "secrets"), Math.max(0, ...marts.map((mart) => mart.attackers))),
    ...(sum(marts, "inherited") > 0 ? [say.inherited(sum(marts, "inherited"))] : []),
    ...changesText(marts, language),
    `## ${say.ledgerTitle}`,
    `\`${statement.ledgerHash}\``
  ].join("\n");
}

/** What share of the figures that could exist is told; nothing where no group was large enough. */
function usefulness(
  marts: readonly MartStatement[],
  {minimumOrganizations}: Thresholds,
  language: Language
): string[] {
  const published = marts.reduce((total, mart) => total + mart.published, 0);
  const masked = marts.reduce((total, mart) => total + mart.masked - (mart.tooSmall ?? 0), 0);
  if (published + masked === 0) return [];
  const share = formatRate(published / (published + masked), language);
  return ["", sentences[language].usefulness(minimumOrganizations, share)];
}

function changesText(marts: readonly MartStatement[], language: Language): string[] {
  const changes = [
    ...new Set(marts.flatMap((mart) => mart.changes.map((change) => change[language])))
  ];
  return changes.length === 0
    ? []
    : [`## ${sentences[language].changesTitle}`, ...changes.map((change) => `- ${change}`)];
}

const sum = (marts: readonly MartStatement[], count: "secrets" | "inherited"): number =>
  marts.reduce((total, mart) => total + mart[count], 0);

const sentences = {
  fr: {
    title: "Déclaration de publication",
    rulesTitle: "Règles appliquées",
    rules: ({minimumOrganizations, minimumPersons, minimumForQuartiles}: Thresholds) => [
      `Fréquence minimale\u00a0: au moins ${minimumOrganizations} organismes et ${minimumPersons} personnes par chiffre publié; les organismes d’un même propriétaire comptent pour un seul.`,
      "Dominance (règle du p\u00a0%)\u00a0: aucun membre ne peut estimer de près le chiffre d’un autre.",
      "Suppression complémentaire\u00a0: rien de masqué ne se calcule par soustraction, ni par un tiers, ni par un membre qui retire sa propre part, en tenant compte de toutes les publications antérieures.",
      "Taux et moyennes\u00a0: publiés seulement si le numérateur et le dénominateur le sont.",
      `Médianes à partir de ${minimumOrganizations} organismes, quartiles et positions à partir de ${minimumForQuartiles}; ce sont des moyennes de valeurs voisines, jamais la valeur d’un membre.`,
      "Arrondi après suppression, le même partout."
    ],
    cellsTitle: "Chiffres",
    header: "| Table | Publiés | Masqués | En attente du prochain lot |",
    usefulness: (minimum: number, share: string) =>
      `Des chiffres d’au moins ${minimum} organismes, ${share} sont publiés; les groupes plus petits ne peuvent l’être.`,
    auditTitle: "Vérification indépendante",
    audit: (secrets: number, attackers: number) =>
      `Programmation linéaire, jusqu’à ${attackers} points de vue (un tiers et chaque membre)\u00a0: ${secrets} secrets attaqués, aucun ouvert par cette publication.`,
    inherited: (secrets: number) =>
      `Déjà plus devinables du fait de publications antérieures (membre parti, groupe réduit)\u00a0: ${secrets}; cette publication n’y ajoute rien.`,
    changesTitle: "Ce qui a changé depuis la dernière publication",
    ledgerTitle: "Empreinte du registre des publications"
  },
  en: {
    title: "Release statement",
    rulesTitle: "Rules applied",
    rules: ({minimumOrganizations, minimumPersons, minimumForQuartiles}: Thresholds) => [
      `Minimum frequency: at least ${minimumOrganizations} organizations and ${minimumPersons} persons per published figure; organizations of one owner count as one.`,
      "Dominance (p%-rule): no member can closely estimate another’s figure.",
      "Complementary suppression: nothing masked can be computed by subtraction, by an outsider or by a member removing its own share, all earlier releases taken into account.",
      "Rates and averages: published only when numerator and denominator are.",
      `Medians from ${minimumOrganizations} organizations, quartiles and positions from ${minimumForQuartiles}; they are means of neighbouring values, never one member’s value.`,
      "Rounding after suppression, the same everywhere."
    ],
    cellsTitle: "Figures",
    header: "| Table | Published | Masked | Waiting for the next batch |",
    usefulness: (minimum: number, share: string) =>
      `Of the figures of at least ${minimum} organizations, ${share} are published; smaller groups cannot be.`,
    auditTitle: "Independent audit",
    audit: (secrets: number, attackers: number) =>
      `Linear programming, up to ${attackers} points of view (an outsider and each member): ${secrets} secrets attacked, none opened by this release.`,
    inherited: (secrets: number) =>
      `Already easier to guess from earlier releases (a member left, a group shrank): ${secrets}; this release adds nothing to it.`,
    changesTitle: "What changed since the last release",
    ledgerTitle: "Hash of the release ledger"
  }
} as const;
