/** The programme's own example rows as one member exports them, one of them with an amount that is none. */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../../loaders/home.js";

export const tinyDelivery: Readonly<Record<string, string>> = {
  "clients.csv":
    "Code client;Titre;Prénom;Nom;Adresse;Ville;Province;Pays;Code postal;Téléphone;Courriel\nCLI123;Dr.;LePrenom;LeNom;123 rue ABC;Saint-ABC;QC;Canada;H0H 0H0;123-456-7890;prenom.nom@email.com\n",
  "commandes.csv":
    "Numéro de transaction;Code client;Code événement;Date & heure transaction;Montant du billet;Catégorie de prix;Canal de transaction\n111111;CLI123;ABC123;2020-12-25 09:15;50,00;Général;Internet\n111112;CLI123;ABC123;2020-12-25 09:16;beaucoup;Général;Internet\n",
  "representations.csv":
    "Code événement;Titre événement;Nom de la salle;Date & heure de début;Nombre de sièges;Discipline\nABC123;=1+1 Roméo & Juliette;Grande Salle;2021-01-01 20:00;300;Théâtre\n"
};

export function handOver(home: Home, organization: string): void {
  const folder = join(home.raw, organization, "2022-04-15");
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of Object.entries(tinyDelivery)) writeFileSync(join(folder, name), text);
}
