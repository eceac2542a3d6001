/** Values that load but that somebody should look at: each a count in SQL and a sentence. */
import type {Text} from "../../src/vocabulary/language.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Suspicion} from "./checkReport.js";

interface Rule {
  code: string;
  /** One row, one count, over checked_orders, checked_performances, checked_customers; 0 is silence. */
  count: (context: {timeZone: string; asOf: string}) => string;
  /** {count} is the number found. */
  sentence: Text;
}

const sales = "checked_orders where kind = 'sale'";

const rules: readonly Rule[] = [
  {
    code: "soldAfterStart",
    count:
      () => `select count(*) from checked_orders inner join checked_performances using (performance_id)
      where kind = 'sale' and ordered_on > starts_on`,
    sentence: {
      fr: "Ventes datées d’après la représentation : {count}. La date est peut-être celle d’une modification.",
      en: "Sales dated after the performance: {count}. The date may be that of a later change."
    }
  },
  {
    code: "soldAboveCapacity",
    count: () => `select count(*) from (
      select performance_id from checked_orders inner join checked_performances using (performance_id)
      where capacity is not null group by performance_id having sum(tickets) > any_value(capacity))`,
    sentence: {
      fr: "Représentations avec plus de billets vendus que de sièges : {count}. Jauge à vérifier, ou ventes comptées deux fois.",
      en: "Performances with more tickets sold than seats: {count}. Check the number of seats, or sales counted twice."
    }
  },
  {
    code: "performanceWithoutSale",
    count: ({
      asOf
    }) => `select count(*) from checked_performances anti join checked_orders using (performance_id)
      where status = 'held' and starts_on < ${literal(asOf)}::date`,
    sentence: {
      fr: "Représentations passées sans aucune vente : {count}. Annulées, gratuites, ou absentes de l’exportation des ventes ?",
      en: "Past performances without any sale: {count}. Cancelled, free, or absent from the sales export?"
    }
  },
  {
    code: "freeAtRegularPrice",
    count: () =>
      `select count(*) from ${sales} and amount_cents = 0 and price_category = 'regular'`,
    sentence: {
      fr: "Lignes au tarif courant qui valent 0 $ : {count}. Sont-elles des faveurs ?",
      en: "Rows at the regular price worth $0: {count}. Are they complimentary?"
    }
  },
  {
    code: "dearTicket",
    count:
      () => `select count(*) from ${sales} and tickets > 0 and amount_cents / tickets > greatest(50000,
      20 * (select median(amount_cents / tickets) from ${sales} and tickets > 0 and amount_cents > 0))`,
    sentence: {
      fr: "Lignes à plus de 500 $ par billet et vingt fois le prix médian : {count}. Montant d’une commande entière, ou décimale perdue ?",
      en: "Rows above $500 a ticket and twenty times the median price: {count}. A whole order’s amount, or a lost decimal?"
    }
  },
  {
    code: "hourLost",
    count: ({
      timeZone
    }) => `select case when midnight >= 0.95 * total and total >= 20 then total else 0 end
      from (select count(*) as total,
        count(*) filter ((ordered_at at time zone ${literal(timeZone)})::time = time '00:00') as midnight from ${sales})`,
    sentence: {
      fr: "Presque toutes les ventes sont à minuit (lignes : {count}) : l’exportation a perdu l’heure.",
      en: "Almost all sales are at midnight (rows: {count}): the export has lost the hour."
    }
  },
  {
    code: "oneDayOfSales",
    count:
      () => `select case when most > 0.3 * total and total >= 100 and days > 30 then most else 0 end
      from (select max(lines) as most, sum(lines) as total, count(*) as days
        from (select ordered_on, count(*) as lines from ${sales} group by ordered_on))`,
    sentence: {
      fr: "Ventes qui portent une même date : {count}. C’est peut-être celle d’un transfert entre deux systèmes.",
      en: "Sales that bear one same date: {count}. It may be that of a transfer between two systems."
    }
  },
  {
    code: "manyEqualRows",
    count: () => `select coalesce(sum(copies), 0) from (
      select count(*) as copies from ${sales} and tickets = 1 group by order_number, performance_id, customer_key, ordered_at, price_type, amount_cents
      having count(*) >= 20)`,
    sentence: {
      fr: "Lignes répétées vingt fois ou plus dans une commande : {count}. De vrais billets de groupe, ou une jointure qui a multiplié les lignes ?",
      en: "Rows repeated twenty times or more in one order: {count}. Real group tickets, or a join that multiplied rows?"
    }
  },
  {
    code: "noRefund",
    count: () =>
      `select case when count(*) >= 2000 and count(*) filter (kind = 'refund') = 0 then count(*) else 0 end from checked_orders`,
    sentence: {
      fr: "Aucun remboursement (lignes lues : {count}) : l’exportation les laisse peut-être de côté.",
      en: "No refund (rows read: {count}): the export may leave them out."
    }
  },
  {
    code: "anonymousSales",
    count: () => `select case when anonymous > 0.3 * total then anonymous else 0 end
      from (select count(*) as total, count(*) filter (customer_key is null) as anonymous from ${sales})`,
    sentence: {
      fr: "Ventes sans client connu : {count}. Elles comptent dans les billets et l’argent, pas dans les publics.",
      en: "Sales without a known customer: {count}. They count in tickets and money, not in audiences."
    }
  },
  {
    code: "likelySamePerson",
    count: () => "select count(*) - count(distinct patron_key) from checked_customers",
    sentence: {
      fr: "Codes client qui sont probablement des doublons d’une même personne : {count}. Ils seront réunis.",
      en: "Customer codes that are probably duplicates of the same person: {count}. They will be joined."
    }
  }
];

export async function findSuspicions(
  work: Warehouse,
  context: {timeZone: string; asOf: string}
): Promise<Suspicion[]> {
  const found: Suspicion[] = [];
  for (const {code, count, sentence} of rules) {
    const [row] = await rowsOf<{count: number | null}>(
      work,
      `select (${count(context)})::bigint as count`
    );
    if (row?.count) found.push({code, count: row.count, sentence});
  }
  return found;
}
