/** Words that people, streets, companies and schools of the demonstration are named with. */
const list = (text: string): readonly string[] => text.split(" ");

export const womensNames = list(
  "Marie Julie Sylvie Nathalie Isabelle Chantal Line Manon Caroline Annie Mélanie Valérie Geneviève Véronique Karine Stéphanie Catherine Émilie Marie-Ève Sophie Hélène Louise Diane Johanne France Lucie Francine Danielle Céline Josée Martine Audrey Camille Florence Juliette Rosalie Léa Noémie Laurence Gabrielle Andréanne Myriam Amélie Élise Zoé Béatrice Fatima Nadia Mei Priya Anne-Sophie Maïka Thérèse Ginette Monique Solange Sarah Emily Jennifer Chloé Maude Ariane"
);
export const mensNames = list(
  "Michel Daniel Pierre Alain Jean Martin Stéphane Éric François Sylvain Luc Yves Marc Benoît Mathieu Alexandre Nicolas Patrick Sébastien Simon Jonathan David Guillaume Vincent Philippe Maxime Olivier Gabriel Samuel Antoine Étienne Félix Louis Jean-François Marc-André Pierre-Luc Guy Réjean Gilles Normand André Claude Denis Mario Serge Raphaël Émile Théo Karim Ahmed Wei Carlos William James Thomas Jérôme Hugo Xavier Loïc Édouard Frédéric Gaétan"
);
export const lastNames = list(
  "Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger Lévesque Bergeron Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier Dubé Poirier Fournier Lapointe Leclerc Lefebvre Poulin Thibault Martel Nadeau St-Pierre Hébert Desjardins Martin Landry Deschênes Rousseau Bédard Grenier Lessard Richard Boivin Bernier Fontaine Turcotte Michaud Couture Lemieux Dufour Demers Gosselin Blais Beaudoin Langlois Giroux Turgeon Bolduc Parent Lachance Perreault Therrien Benoît Audet Savard Fillion Villeneuve Lemay Charbonneau Rioux Vachon Lambert Carrier Harvey Proulx Dion Brousseau Trudel Arsenault Larouche Gravel Desrosiers Cormier Vallée Plante Thériault Legault Mercier Raymond Guay Gendron Lacroix Archambault Dupuis Brunet Labelle Prud’homme L’Heureux Lecœur Nguyen Haddad Diallo Garcia Chen Patel Smith Brown O’Neill Singh Joseph Ménard Bélisle Chevrier Dallaire Éthier Houle Jobin Kirouac Labrecque Marcotte Normandin Ouimet Pouliot Quirion Robitaille Sénéchal Talbot Vézina Zakaria Lamontagne Deslauriers Courtemanche Laframboise Beauregard Sansregret Vadeboncœur Lajeunesse Belhumeur"
);
export const streets = list(
  "Principale Notre-Dame Saint-Joseph des-Érables du-Moulin de-l’Église Saint-Jean des-Pins Cartier Champlain Sainte-Anne du-Lac des-Bouleaux de-la-Rivière Papineau Laurier du-Parc des-Ormes Sainte-Catherine Bellevue Lafontaine Montcalm du-Collège de-la-Gare des-Cèdres Saint-Louis Frontenac des-Lilas du-Fleuve Sacré-Cœur King Victoria des-Tilleuls Saint-Denis Fabre de-la-Montagne des-Saules Garnier Mercier Wolfe"
).map((street) => street.replace(/^(des|du|de-la|de)-/, (article) => article.replaceAll("-", " ")));
export const streetKinds = ["rue", "rue", "rue", "av.", "boul.", "chemin", "rang"] as const;

/** Domains that cannot exist (RFC 2606). */
export const mailDomains = [
  "courriel.example",
  "boite.example",
  "poste.example",
  "maison.example",
  "reseau.example"
] as const;

export const companies = list(
  "Boréal Rivage Sommet Harfang Mélèze Saphir Granit Altitude Lanterne Fougère"
);
export const companyKinds = ["inc.", "ltée", "et associés", "S.E.N.C.R.L."] as const;
export const schools = list(
  "des-Érables du-Ruisseau de-l’Aurore des-Voiliers du-Boisé des-Moissons de-la-Clairière"
);
