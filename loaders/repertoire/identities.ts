/** From decisions to ids: which titles, houses and sales are one, as the warehouse is told. */
import {PublicCError} from "../error.js";
import {type Decided, type Decision, isDecided} from "./decisions.js";

export interface RepertoireIdentities {
  /** `organization` null: the title, whoever presents it. */
  productions: readonly {organization: string | null; given: string; productionId: string}[];
  venues: readonly {given: string; venueId: string}[];
  /** Members that sell a production, by its common id, in two systems at once. */
  doubleSales: readonly {organization: string; productionId: string}[];
}

/** @throws PublicCError exit 2 where decisions contradict one another, naming the ids */
export function identitiesOf(decisions: readonly Decision[]): RepertoireIdentities {
  const decided = decisions.filter(isDecided);
  const productions = productionGroups(decided);
  const venues = new Groups();
  const about = (kind: Decided["kind"], decision: Decided["decision"]): Decided[] =>
    decided.filter((one) => one.kind === kind && one.decision === decision);
  for (const {ids} of about("venue", "same")) venues.join(ids);
  for (const {ids} of about("venue", "different")) venues.refuse(ids);
  return {
    productions: productions.named(),
    venues: venues.entries().map(([given, venueId]) => ({given, venueId})),
    doubleSales: about("doubleSale", "same").map(({ids: [first]}) => {
      const {organization, title} = ownProduction(first!);
      return {organization, productionId: productions.idOf(organization, title)};
    })
  };
}

/** "theatre-x/la-traversee" → the member and the title's id. @throws PublicCError exit 2 */
function ownProduction(id: string): {organization: string; title: string} {
  const [organization, title] = id.split("/");
  if (organization && title) return {organization, title};
  throw new PublicCError(`decisions.yaml: ${id} names no member`, {
    exitCode: 2,
    next: "write a double sale as member/title"
  });
}

/** A title told to be different here and there is each member's own from then on, but the first named keeps the id. */
function productionGroups(decided: readonly Decided[]) {
  const groups = new Groups();
  const own = new Set<string>();
  const nodeOf = (id: string): string => {
    if (!id.includes("/")) return id;
    return own.has(id) ? ownId(id) : ownProduction(id).title;
  };
  const productions = decided.filter(({kind}) => kind !== "venue");
  const refused = productions.filter(
    ({kind, decision}) => kind === "production" && decision === "different"
  );
  for (const {ids} of refused) for (const id of separated(ids)) own.add(id);
  for (const {ids, decision} of productions) if (decision === "same") groups.join(ids.map(nodeOf));
  for (const {ids} of refused) groups.refuse(ids.map(nodeOf));
  return {
    idOf: (organization: string, title: string): string =>
      groups.nameOf(nodeOf(`${organization}/${title}`)),
    named: () => [
      ...groups
        .entries()
        .filter(([given]) => !given.includes(ownMark))
        .map(([given, productionId]) => ({organization: null, given, productionId})),
      ...[...own].map((id) => {
        const {organization, title} = ownProduction(id);
        return {organization, given: title, productionId: groups.nameOf(ownId(id))};
      })
    ]
  };
}

/** Of one title's members told apart, all but the first; ids of different titles are apart already. */
function separated(ids: readonly string[]): string[] {
  const byTitle = Map.groupBy(
    ids.filter((id) => id.includes("/")),
    (id) => ownProduction(id).title
  );
  return [...byTitle.values()].flatMap(([, ...others]) => others);
}

const ownMark = "--";
const ownId = (id: string): string => {
  const {organization, title} = ownProduction(id);
  return `${title}${ownMark}${organization}`;
};

/** Sets of ids that are one; of a set, the id named first in the file is its name, so that a later decision renames nothing. */
class Groups {
  private readonly members = new Map<string, readonly string[]>();

  join(ids: readonly string[]): void {
    const named = [...this.members.keys(), ...ids];
    const joined = [...new Set(ids.flatMap((id) => this.members.get(id) ?? [id]))].sort(
      (a, b) => named.indexOf(a) - named.indexOf(b)
    );
    for (const id of joined) this.members.set(id, joined);
  }

  nameOf(id: string): string {
    return this.members.get(id)?.[0] ?? id;
  }

  refuse(ids: readonly string[]): void {
    for (const [place, id] of ids.entries()) {
      const other = ids.slice(place + 1).find((later) => this.nameOf(later) === this.nameOf(id));
      if (other !== undefined)
        throw new PublicCError(
          `decisions.yaml: ${id} and ${other} are different by one decision and the same by others`,
          {exitCode: 2, next: "keep the decision that is right"}
        );
    }
  }

  /** Id → the name of its set, where they differ. */
  entries(): [string, string][] {
    return [...this.members]
      .map(([id, [name]]): [string, string] => [id, name!])
      .filter(([id, name]) => id !== name);
  }
}
