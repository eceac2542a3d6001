/** Fields of the three tables as the programme names them to its members. */
import type {Text} from "../../src/vocabulary/language.js";

export const fieldLabels: Readonly<Record<string, Text>> = {
  customer_code: {fr: "Code client", en: "Customer number"},
  title: {fr: "Titre", en: "Title"},
  first_name: {fr: "Prénom", en: "First name"},
  last_name: {fr: "Nom", en: "Last name"},
  address: {fr: "Adresse", en: "Address"},
  city: {fr: "Ville", en: "City"},
  province: {fr: "Province", en: "Province"},
  country: {fr: "Pays", en: "Country"},
  postal_code: {fr: "Code postal", en: "Postal code"},
  phone: {fr: "Téléphone", en: "Phone number"},
  email: {fr: "Courriel", en: "Email"},
  order_number: {fr: "Numéro de transaction", en: "Order number"},
  performance_code: {fr: "Code événement", en: "Performance code"},
  ordered_at: {fr: "Date et heure de transaction", en: "Order date & time"},
  amount: {fr: "Montant du billet", en: "Amount"},
  price_type: {fr: "Catégorie de prix", en: "Price type"},
  channel: {fr: "Canal de transaction", en: "Channel"},
  tickets: {fr: "Nombre de billets", en: "Number of tickets"},
  status: {fr: "Statut", en: "Status"},
  venue_name: {fr: "Nom de la salle", en: "Venue name"},
  starts_at: {fr: "Date et heure de début", en: "Start date & time"},
  capacity: {fr: "Nombre de sièges", en: "Total number of seats"},
  discipline: {fr: "Discipline", en: "Artform"}
};
