/** What persons decided of the common repertoire: reviewed data, `<collective>/repertoire/decisions.yaml`, read by git diff. */
import {existsSync, mkdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {parseDocument, type YAMLSeq} from "yaml";
import {z} from "zod";
import {type Collective, readSpec} from "../collective.js";

export const decisionKinds = ["production", "venue", "doubleSale"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

const seen = {
  kind: z.enum(decisionKinds),
  /**
   * production: titles as ids ("la-traversee"), or one member's own ("theatre-x/la-traversee") · venue: ids of
   * houses · doubleSale: two of one member's own productions, or the same one twice, sold in two systems at once.
   */
  ids: z.array(z.string().min(1)).min(2),
  /** What the reviewer saw: the names as written, and the score. */
  seen: z.array(z.string()).default([]),
  score: z.number().min(0).max(1).optional()
};

const decisionSpec = z.discriminatedUnion("decision", [
  z.strictObject({
    ...seen,
    decision: z.enum(["same", "different"]),
    by: z.string().min(1),
    on: z.iso.date(),
    why: z.string().min(1)
  }),
  /** Written for a person to decide; it changes nothing. */
  z.strictObject({...seen, decision: z.literal("open")})
]);
export type Decision = z.output<typeof decisionSpec>;
export type Decided = Extract<Decision, {decision: "same" | "different"}>;

export const decisionsSpec = z.strictObject({decisions: z.array(decisionSpec)});

export const decisionsFile = ({folder}: Pick<Collective, "folder">): string =>
  join(folder, "repertoire", "decisions.yaml");

/** Every decision in the order of the file; none where there is no file. @throws PublicCError exit 2 where it is wrong */
export function readDecisions(collective: Pick<Collective, "folder">): Decision[] {
  const file = decisionsFile(collective);
  return existsSync(file) ? readSpec(file, decisionsSpec).decisions : [];
}

export const isDecided = (decision: Decision): decision is Decided => decision.decision !== "open";

/** The file's text once `added` have been taken up, comments kept: one on the same ids of the same kind is replaced. */
export function withDecisions(
  collective: Pick<Collective, "folder">,
  added: readonly Decision[]
): string {
  const file = decisionsFile(collective);
  const document = parseDocument(existsSync(file) ? readFileSync(file, "utf8") : emptyFile);
  const kept = readDecisions(collective);
  (document.get("decisions") as YAMLSeq).flow = false;
  for (const decision of added) {
    const place = kept.findIndex((one) => subjectOf(one) === subjectOf(decision));
    const node = document.createNode(decision);
    if (place >= 0) document.setIn(["decisions", place], node);
    else document.addIn(["decisions"], node);
  }
  return document.toString({lineWidth: 110});
}

/** Equal for decisions about the same things, in whatever order they are named. */
export const subjectOf = ({kind, ids}: Pick<Decision, "kind" | "ids">): string =>
  JSON.stringify([kind, [...ids].sort()]);

/** Makes the folder that the file lies in, and says where it is. */
export function openDecisionsFile(collective: Pick<Collective, "folder">): string {
  const file = decisionsFile(collective);
  mkdirSync(dirname(file), {recursive: true});
  return file;
}

const emptyFile = `# Reviewed decisions on the common repertoire: which productions and houses are one. Written by public-c repertoire,
# or by hand; decision is same, different or open (nobody has decided). The first id of the first decision names the whole.
decisions: []
`;
