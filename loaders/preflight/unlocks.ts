/** Optional fields and what each gives: told to the member when it is absent or half empty. */
import type {Text} from "../../src/vocabulary/language.js";
import {fieldLabels} from "../contract/fieldLabels.js";
import type {GivenTable, Mapping} from "../mapping.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Unlock} from "./checkReport.js";

interface Optional {
  table: GivenTable;
  field: string;
  /** SQL: share of rows that have it, 0 to 1, NULL without rows. */
  share: string;
  sentence: Text;
}

const shareOf = (table: string, holds: string): string =>
  `(select count(*) filter (${holds}) / nullif(count(*), 0) from checked_${table})`;

const optionals: readonly Optional[] = [
  {
    table: "performances",
    field: "capacity",
    share: shareOf("performances", "capacity is not null"),
    sentence: {
      fr: "donne le taux d’occupation, le revenu par siège et les comparaisons de remplissage",
      en: "gives occupancy, revenue per seat and comparisons of how full houses are"
    }
  },
  {
    table: "performances",
    field: "discipline",
    share: shareOf("performances", "discipline is not null"),
    sentence: {
      fr: "donne les résultats par discipline et des pairs de la même discipline",
      en: "gives results by artform and peers of the same artform"
    }
  },
  {
    table: "performances",
    field: "venue_name",
    share: shareOf("performances", "venue_id is not null"),
    sentence: {
      fr: "distingue vos salles et rapproche une tournée d’un lieu à l’autre",
      en: "tells your halls apart and follows a tour from venue to venue"
    }
  },
  {
    table: "orders",
    field: "price_type",
    share: shareOf("orders", "price_type is not null"),
    sentence: {
      fr: "distingue tarifs courants, réduits, faveurs et abonnements",
      en: "tells regular, reduced, complimentary and subscription tickets apart"
    }
  },
  {
    table: "orders",
    field: "channel",
    share: shareOf("orders", "channel <> 'unknown'"),
    sentence: {
      fr: "donne la part des ventes en ligne, au guichet et par revendeur",
      en: "gives the share of sales online, at the box office and by agents"
    }
  },
  {
    table: "orders",
    field: "customer_code",
    share: shareOf("orders", "customer_key is not null"),
    sentence: {
      fr: "donne les acheteurs, leur fidélité, les premiers achats et les territoires",
      en: "gives buyers, how they return, first purchases and territories"
    }
  },
  {
    table: "customers",
    field: "postal_code",
    share: shareOf("customers", "fsa is not null"),
    sentence: {
      fr: "donne les territoires d’où vient votre public et leur indice de pénétration",
      en: "gives the territories your audience comes from and their penetration index"
    }
  },
  {
    table: "customers",
    field: "email",
    share:
      "(select count(*) filter (email_key is not null) / nullif(count(*), 0) from checked_matches)",
    sentence: {
      fr: "réunit les fiches d’une même personne ; elle n’est pas conservée",
      en: "joins the records of one person; it is not kept"
    }
  }
];

export const optionalFields = optionals.length;

/** Those that at least a fifth of the rows lack, the emptiest first. */
export async function findUnlocks(work: Warehouse, mapping: Mapping): Promise<Unlock[]> {
  const given = new Set(
    mapping.files.flatMap(({tables}) =>
      Object.entries(tables).flatMap(([table, fields]) =>
        Object.keys(fields ?? {}).map((field) => `${table}.${field}`)
      )
    )
  );
  const unlocks: Unlock[] = [];
  for (const {table, field, share, sentence} of optionals) {
    const isGiven = given.has(`${table}.${field}`);
    const [row] = await rowsOf<{share: number | null}>(work, `select ${share}::double as share`);
    if (isGiven && row!.share === null) continue;
    const held = isGiven ? row!.share! : 0;
    if (held < 0.8) unlocks.push({table, field, label: fieldLabels[field]!, share: held, sentence});
  }
  return unlocks.sort((a, b) => a.share - b.share);
}
