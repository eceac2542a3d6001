/** The columns of a member's standardized lines, for the dictionary that goes with them. */
import type {StandardExport} from "../../loaders/exportTable.js";
import type {Text} from "../../src/vocabulary/language.js";

interface Described {
  unit: string;
  label: Text;
}

const column = (unit: string, fr: string, en: string): Described => ({unit, label: {fr, en}});

const organization = column("id", "Organisme", "Organization");
const performanceId = column("id", "Représentation", "Performance");
const customerKey = column("id", "Client, pseudonyme", "Customer, pseudonym");

export const standardColumns: Readonly<Record<StandardExport, Record<string, Described>>> = {
  orders: {
    organization,
    order_number: column("id", "Numéro de transaction", "Order number"),
    line: column("count", "Ligne de la commande", "Line of the order"),
    performance_id: performanceId,
    customer_key: customerKey,
    ordered_at: column("instant", "Instant de la transaction (UTC)", "Instant of the order (UTC)"),
    ordered_on: column("date", "Jour de la transaction, heure locale", "Local day of the order"),
    tickets: column(
      "count",
      "Billets, négatifs pour un remboursement",
      "Tickets, negative for a refund"
    ),
    amount_cents: column("cents", "Montant tel que livré", "Amount as delivered"),
    net_cents: column(
      "cents",
      "Montant hors taxes; vide si la taxe est inconnue",
      "Amount without tax; empty when unknown"
    ),
    tax_basis: column("code", "Taxe comprise ou non", "Tax included or not"),
    price_category: column(
      "code",
      "Catégorie de prix du collectif",
      "Price category of the collective"
    ),
    price_type: column("text", "Tarif, dans vos mots", "Price type, in your words"),
    channel: column("code", "Canal de vente", "Sales channel"),
    kind: column("code", "Vente ou remboursement", "Sale or refund"),
    is_group: column("flag", "Commande de groupe", "Group order"),
    delivery_id: column("id", "Livraison", "Delivery")
  },
  customers: {
    organization,
    customer_key: customerKey,
    patron_key: column("id", "Personne, pseudonyme", "Person, pseudonym"),
    household_key: column("id", "Ménage, pseudonyme", "Household, pseudonym"),
    fsa: column("code", "Région de tri d’acheminement", "Forward sortation area"),
    municipality: column("text", "Municipalité", "Municipality"),
    province: column("code", "Province", "Province"),
    country: column("code", "Pays", "Country"),
    is_corporate: column("flag", "Entreprise ou organisme", "Company or organization")
  },
  performances: {
    performance_id: performanceId,
    organization,
    performance_code: column(
      "id",
      "Code de la représentation, le vôtre",
      "Performance code, yours"
    ),
    production_id: column("id", "Spectacle", "Production"),
    venue_id: column("id", "Salle", "Venue"),
    starts_at: column("instant", "Début (UTC)", "Start (UTC)"),
    starts_on: column("date", "Jour, heure locale", "Local day"),
    starts_at_local: column("time", "Heure locale", "Local time"),
    capacity: column("count", "Sièges", "Seats"),
    discipline: column("code", "Discipline", "Discipline"),
    season: column("season", "Saison", "Season"),
    is_public: column("flag", "Représentation publique", "Public performance"),
    status: column("code", "Tenue, annulée, déplacée", "Held, cancelled, moved"),
    title: column("text", "Titre du spectacle", "Title of the production"),
    venue_name: column("text", "Nom de la salle", "Name of the venue")
  }
};
