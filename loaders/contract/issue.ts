/** What a delivery's reader must know: one sentence per kind of issue, in both languages. */
import type {Text} from "../../src/vocabulary/language.js";
import type {GivenTable} from "../mapping.js";
import {fieldLabels} from "./fieldLabels.js";

export type Severity = "blocking" | "warning";

/** An issue of one line, one column or one whole file. `found` never holds a value of an identity column. */
export interface Issue {
  delivery: string;
  table: GivenTable | null;
  file: string | null;
  line: number | null;
  field: string | null;
  code: IssueCode;
  found: string | null;
  /** Lines concerned. */
  rows: number;
}

interface IssueKind {
  severity: Severity;
  /** What the contract expects there. */
  expected: Text;
  sentence: Text;
}

/** {field} is the field's own name in that language. */
export const issueKinds = {
  emptyFile: {
    severity: "blocking",
    expected: {fr: "un fichier qui contient des lignes", en: "a file with rows in it"},
    sentence: {
      fr: "Un fichier est vide : refaites l’exportation et livrez-le de nouveau.",
      en: "A file is empty: export it again and deliver it again."
    }
  },
  notText: {
    severity: "blocking",
    expected: {fr: "un fichier texte (CSV)", en: "a text file (CSV)"},
    sentence: {
      fr: "Un fichier porte un nom de fichier texte, mais n’en est pas un : exportez-le en CSV.",
      en: "A file is named as text but is not text: export it as CSV."
    }
  },
  notWorkbook: {
    severity: "blocking",
    expected: {fr: "un classeur Excel (XLSX)", en: "an Excel workbook (XLSX)"},
    sentence: {
      fr: "Un fichier porte un nom de classeur Excel, mais n’en est pas un : enregistrez-le en XLSX.",
      en: "A file is named as an Excel workbook but is not one: save it as XLSX."
    }
  },
  workbookTooLarge: {
    severity: "blocking",
    expected: {
      fr: "un classeur qui se lit en une minute et 1 Go de mémoire",
      en: "a workbook read within a minute and 1 GB of memory"
    },
    sentence: {
      fr: "Un classeur est trop lourd pour être lu : enregistrez-le en CSV, ou exportez par périodes.",
      en: "A workbook is too heavy to be read: save it as CSV, or export by periods."
    }
  },
  unsafeArchive: {
    severity: "blocking",
    expected: {
      fr: "un classeur ou une archive de taille raisonnable, sans macro ni chemin étranger",
      en: "a workbook or archive of reasonable size, without macros or foreign paths"
    },
    sentence: {
      fr: "Un classeur ou une archive est refusé par prudence : son contenu comprimé est démesuré ou inattendu.",
      en: "A workbook or archive is refused for safety: what it holds compressed is oversized or unexpected."
    }
  },
  truncatedArchive: {
    severity: "blocking",
    expected: {fr: "un fichier entier", en: "a whole file"},
    sentence: {
      fr: "Un classeur ou une archive s’arrête avant sa fin : sa copie ou son envoi a été coupé. Exportez-le ou livrez-le de nouveau.",
      en: "A workbook or archive stops before its end: copying or sending it was cut short. Export it or deliver it again."
    }
  },
  notArchive: {
    severity: "blocking",
    expected: {fr: "une archive ZIP", en: "a ZIP archive"},
    sentence: {
      fr: "Une archive ne s’ouvre pas : elle est abîmée ou incomplète. Livrez-la de nouveau.",
      en: "An archive does not open: it is damaged or cut short. Deliver it again."
    }
  },
  notJson: {
    severity: "blocking",
    expected: {fr: "une liste JSON à l’endroit annoncé", en: "a JSON list at the announced place"},
    sentence: {
      fr: "Un fichier ne contient pas la liste JSON annoncée : refaites l’exportation.",
      en: "A file does not hold the announced JSON list: export it again."
    }
  },
  notXml: {
    severity: "blocking",
    expected: {
      fr: "un document XML bien formé, les lignes à l’endroit annoncé",
      en: "a well-formed XML document, the rows at the announced place"
    },
    sentence: {
      fr: "Un fichier n’est pas le document XML annoncé, ou s’arrête avant sa fin : refaites l’exportation.",
      en: "A file is not the announced XML document, or stops before its end: export it again."
    }
  },
  unsafeXml: {
    severity: "blocking",
    expected: {
      fr: "du XML sans entités déclarées ni emboîtement démesuré",
      en: "XML without entities of its own or boundless nesting"
    },
    sentence: {
      fr: "Un document XML est refusé par prudence : il déclare ses propres entités ou contient une valeur sans fin.",
      en: "An XML document is refused for safety: it declares entities of its own or holds a value without end."
    }
  },
  noTableInPage: {
    severity: "blocking",
    expected: {fr: "une page qui contient un tableau", en: "a page with a table in it"},
    sentence: {
      fr: "Une page web ne contient aucun tableau : exportez les ventes en CSV ou en Excel.",
      en: "A web page holds no table: export the sales as CSV or Excel."
    }
  },
  fileTooLarge: {
    severity: "blocking",
    expected: {fr: "au plus 200 Mo en JSON ou en XML", en: "at most 200 MB of JSON or XML"},
    sentence: {
      fr: "Un fichier JSON ou XML dépasse 200 Mo : exportez-le en CSV, ou par périodes.",
      en: "A JSON or XML file is over 200 MB: export it as CSV, or by periods."
    }
  },
  nulBytes: {
    severity: "blocking",
    expected: {fr: "du texte sans octet nul", en: "text without NUL bytes"},
    sentence: {
      fr: "Un fichier contient des octets nuls : il est abîmé ou n’est pas du texte. Refaites l’exportation.",
      en: "A file holds NUL bytes: it is damaged or is not text. Export it again."
    }
  },
  unclosedQuote: {
    severity: "blocking",
    expected: {fr: "des guillemets qui se ferment", en: "quotes that close"},
    sentence: {
      fr: "Un guillemet ouvert ne se ferme jamais : tout ce qui suit est illisible. Corrigez la ligne ou refaites l’exportation.",
      en: "A quote opens and never closes: nothing after it can be read. Correct the line or export again."
    }
  },
  tooManyColumns: {
    severity: "blocking",
    expected: {fr: "au plus 500 colonnes", en: "at most 500 columns"},
    sentence: {
      fr: "Un fichier a plus de 500 colonnes : ce n’est pas une exportation de billetterie.",
      en: "A file has more than 500 columns: it is not a ticketing export."
    }
  },
  missingColumn: {
    severity: "blocking",
    expected: {fr: "une colonne obligatoire", en: "a required column"},
    sentence: {
      fr: "La colonne obligatoire « {field} » manque dans un fichier : le fichier n’est pas chargé.",
      en: "The required column “{field}” is missing from a file: the file is not loaded."
    }
  },
  duplicateHeader: {
    severity: "warning",
    expected: {fr: "un titre par colonne", en: "one title per column"},
    sentence: {
      fr: "Deux colonnes ont le titre qui donne « {field} » : la première est lue. Donnez-leur des titres différents.",
      en: "Two columns bear the title that gives “{field}”: the first is read. Give them different titles."
    }
  },
  missingOptionalColumn: {
    severity: "warning",
    expected: {fr: "une colonne facultative", en: "an optional column"},
    sentence: {
      fr: "La colonne « {field} », annoncée par la correspondance, manque dans un fichier : ce qui en dépend ne peut être calculé.",
      en: "The column “{field}”, announced by the mapping, is missing from a file: what depends on it cannot be computed."
    }
  },
  unknownFile: {
    severity: "warning",
    expected: {fr: "un fichier que la correspondance nomme", en: "a file the mapping names"},
    sentence: {
      fr: "Un fichier livré ne correspond à aucun modèle connu : il n’est pas lu.",
      en: "A delivered file matches no known pattern: it is not read."
    }
  },
  encodingDiffers: {
    severity: "warning",
    expected: {
      fr: "l’encodage que la correspondance annonce",
      en: "the encoding the mapping announces"
    },
    sentence: {
      fr: "Un fichier n’a pas l’encodage annoncé ; il a été lu selon celui qu’on y reconnaît.",
      en: "A file does not have the encoding announced; it was read with the one recognized in it."
    }
  },
  malformedQuotes: {
    severity: "blocking",
    expected: {
      fr: "rien après un guillemet fermant, sinon le séparateur",
      en: "nothing after a closing quote but the delimiter"
    },
    sentence: {
      fr: "Des lignes portent du texte après un guillemet fermant : elles sont mises de côté.",
      en: "Rows hold text after a closing quote: they are set aside."
    }
  },
  recordTooLong: {
    severity: "blocking",
    expected: {fr: "une ligne d’au plus 1 Mo", en: "a row of at most 1 MB"},
    sentence: {
      fr: "Des lignes dépassent 1 Mo : elles sont mises de côté.",
      en: "Rows are longer than 1 MB: they are set aside."
    }
  },
  shortRow: {
    severity: "blocking",
    expected: {fr: "autant de cellules que de colonnes", en: "as many cells as columns"},
    sentence: {
      fr: "Des lignes ont moins de cellules que l’en-tête : elles sont mises de côté.",
      en: "Rows have fewer cells than the header: they are set aside."
    }
  },
  longRow: {
    severity: "blocking",
    expected: {fr: "autant de cellules que de colonnes", en: "as many cells as columns"},
    sentence: {
      fr: "Des lignes ont plus de cellules que l’en-tête (un séparateur de trop ?) : elles sont mises de côté.",
      en: "Rows have more cells than the header (a stray delimiter?): they are set aside."
    }
  },
  repeatedHeader: {
    severity: "blocking",
    expected: {fr: "une ligne par billet ou par vente", en: "one row per ticket or sale"},
    sentence: {
      fr: "L’en-tête se répète parmi les données : cette ligne n’est pas une vente et n’est pas chargée.",
      en: "The header is repeated among the data: that row is no sale and is not loaded."
    }
  },
  totalRow: {
    severity: "blocking",
    expected: {fr: "une ligne par billet ou par vente", en: "one row per ticket or sale"},
    sentence: {
      fr: "Une ligne de total se trouve parmi les données : elle n’est pas une vente et n’est pas chargée.",
      en: "A total row stands among the data: it is no sale and is not loaded."
    }
  },
  missingValue: {
    severity: "blocking",
    expected: {fr: "une valeur", en: "a value"},
    sentence: {
      fr: "« {field} » est vide alors qu’il est obligatoire : ces lignes sont mises de côté.",
      en: "“{field}” is empty although required: these rows are set aside."
    }
  },
  invalidDate: {
    severity: "blocking",
    expected: {
      fr: "une date qui existe, dans le format annoncé",
      en: "a date that exists, in the announced format"
    },
    sentence: {
      fr: "« {field} » n’est pas une date lisible dans le format annoncé : ces lignes sont mises de côté.",
      en: "“{field}” is not a date in the announced format: these rows are set aside."
    }
  },
  dateOutOfRange: {
    severity: "blocking",
    expected: {fr: "une date plausible", en: "a plausible date"},
    sentence: {
      fr: "« {field} » est une date invraisemblable (trop ancienne ou trop lointaine) : ces lignes sont mises de côté.",
      en: "“{field}” is an implausible date (too old or too far ahead): these rows are set aside."
    }
  },
  invalidAmount: {
    severity: "blocking",
    expected: {
      fr: "un montant à deux décimales au plus",
      en: "an amount with at most two decimals"
    },
    sentence: {
      fr: "« {field} » n’est pas un montant en dollars et cents : ces lignes sont mises de côté.",
      en: "“{field}” is not an amount in dollars and cents: these rows are set aside."
    }
  },
  amountOutOfRange: {
    severity: "blocking",
    expected: {fr: "au plus 250 000 $ par ligne", en: "at most $250,000 per row"},
    sentence: {
      fr: "« {field} » dépasse 250 000 $ sur une seule ligne : ces lignes sont mises de côté.",
      en: "“{field}” exceeds $250,000 on one row: these rows are set aside."
    }
  },
  invalidCount: {
    severity: "blocking",
    expected: {fr: "un nombre entier", en: "a whole number"},
    sentence: {
      fr: "« {field} » n’est pas un nombre entier plausible : ces lignes sont mises de côté.",
      en: "“{field}” is not a plausible whole number: these rows are set aside."
    }
  },
  unknownPerformance: {
    severity: "blocking",
    expected: {fr: "une représentation livrée", en: "a performance that was delivered"},
    sentence: {
      fr: "Des ventes portent sur une représentation que vous n’avez pas livrée : elles attendent qu’elle arrive.",
      en: "Sales are for a performance you have not delivered: they wait until it arrives."
    }
  },
  deliveryHeld: {
    severity: "blocking",
    expected: {
      fr: "une livraison complète pour sa période",
      en: "a delivery complete for its period"
    },
    sentence: {
      fr: "Une livraison retirerait plus de 5 % des lignes qu’elle remplace : elle attend votre confirmation.",
      en: "A delivery would remove more than 5% of the rows it replaces: it waits for your confirmation."
    }
  },
  unknownCustomer: {
    severity: "warning",
    expected: {fr: "un client livré", en: "a customer that was delivered"},
    sentence: {
      fr: "Des ventes nomment un client que vous n’avez pas livré : elles comptent comme ventes anonymes.",
      en: "Sales name a customer you have not delivered: they count as anonymous sales."
    }
  },
  duplicateCode: {
    severity: "warning",
    expected: {fr: "un code par fiche", en: "one code per record"},
    sentence: {
      fr: "« {field} » se trouve sur plusieurs fiches différentes d’une même livraison : une seule est gardée.",
      en: "“{field}” stands on several different records of one delivery: only one is kept."
    }
  },
  invalidPostalCode: {
    severity: "warning",
    expected: {fr: "un code postal canadien, A1A 1A1", en: "a Canadian postal code, A1A 1A1"},
    sentence: {
      fr: "Des codes postaux ne peuvent exister au Canada : ces clients n’ont pas de territoire.",
      en: "Postal codes cannot exist in Canada: these customers have no territory."
    }
  },
  invalidCapacity: {
    severity: "warning",
    expected: {fr: "un nombre de sièges plausible", en: "a plausible number of seats"},
    sentence: {
      fr: "Le nombre de sièges ne se lit pas ou est invraisemblable : ces représentations n’ont pas de jauge.",
      en: "The number of seats cannot be read or is implausible: these performances have no capacity."
    }
  },
  voidedLine: {
    severity: "warning",
    expected: {fr: "une vente qui tient toujours", en: "a sale that still stands"},
    sentence: {
      fr: "« {field} » dit que des ventes ont été annulées ou remboursées depuis : elles ne comptent ni dans les billets ni dans l’argent.",
      en: "“{field}” says that sales were cancelled or refunded since: they count neither in tickets nor in money."
    }
  },
  soldAboveCapacity: {
    severity: "warning",
    expected: {
      fr: "au plus autant de billets que de sièges",
      en: "at most as many tickets as seats"
    },
    sentence: {
      fr: "Des représentations ont plus de billets que de sièges : leurs ventes comptent, mais elles sortent des taux d’occupation comparés. Vérifiez le nombre de sièges.",
      en: "Performances have more tickets than seats: their sales count but they leave compared occupancy rates. Check the number of seats."
    }
  },
  unmappedWord: {
    severity: "warning",
    expected: {fr: "un mot que la correspondance traduit", en: "a word the mapping translates"},
    sentence: {
      fr: "« {field} » contient des mots que la correspondance ne connaît pas encore : ils comptent comme inconnus.",
      en: "“{field}” holds words the mapping does not know yet: they count as unknown."
    }
  },
  refundWithoutSale: {
    severity: "warning",
    expected: {fr: "la vente que le remboursement annule", en: "the sale that the refund cancels"},
    sentence: {
      fr: "Des remboursements n’ont pas de vente connue : leur argent compte, mais aucun billet n’est retiré.",
      en: "Refunds have no known sale: their money counts but no ticket is taken away."
    }
  }
} as const satisfies Record<string, IssueKind>;
export type IssueCode = keyof typeof issueKinds;

/** Of a whole file or delivery: nothing of it is loaded, whatever its rows hold. */
export const wholeFileCodes: readonly IssueCode[] = [
  "emptyFile",
  "notText",
  "notWorkbook",
  "workbookTooLarge",
  "unsafeArchive",
  "truncatedArchive",
  "notArchive",
  "notJson",
  "notXml",
  "unsafeXml",
  "noTableInPage",
  "fileTooLarge",
  "nulBytes",
  "unclosedQuote",
  "tooManyColumns",
  "missingColumn",
  "unknownFile",
  "deliveryHeld"
];

/** The sentence a member reads, its field named in the reader's language. */
export function sentenceOf(code: IssueCode, field: string | null): Text {
  const {sentence} = issueKinds[code];
  const label = fieldLabels[field ?? ""] ?? {fr: field ?? "", en: field ?? ""};
  return {
    fr: french(sentence.fr.replace("{field}", label.fr)),
    en: sentence.en.replace("{field}", label.en)
  };
}

/** The spaces of Québec typography: before a colon and inside guillemets they never break. */
export const french = (text: string): string =>
  text
    .replaceAll(" :", "\u00a0:")
    .replaceAll("« ", "«\u00a0")
    .replaceAll(" »", "\u00a0»")
    .replace(/ ([%$])/g, "\u00a0$1")
    .replace(" ?", "?")
    .replace(" ;", ";");
