/** Gives Framework's Markdown the blocks of fences.ts; in dev the JSON each one read is watched, so the page reloads. */
import {parseHTML} from "linkedom";
import type {MartName} from "../../src/vocabulary/rows.js";
import {setAside} from "./aside.js";
import type {FenceContext} from "./fences.js";
import type {SiteData} from "./readSiteData.js";
import type {Rendering} from "./rendering.js";

/** The part of markdown-it that is used; Framework brings its own copy. */
interface MarkdownIt {
  renderer: {rules: {fence?: FenceRule | undefined}};
}
type FenceRule = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  env: {path: string},
  self: unknown
) => string;
interface Token {
  info: string;
  map: [number, number] | null;
}

export interface RulesOptions {
  /** In a preview blocks stay in place, each with a watched link to the files it read; in a build they go aside. */
  isPreview: boolean;
  root: string;
  rendering: () => Rendering;
}

/** A `markdownIt` option for Framework's configuration. */
export const markdownRules =
  (data: SiteData, {isPreview, root, rendering}: RulesOptions) =>
  <M extends MarkdownIt>(markdown: M): M => {
    const {document} = parseHTML("<html><body></body></html>");
    const framework = markdown.renderer.rules.fence!;
    markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
      const token = tokens[index]!;
      const [word = "", ...rest] = token.info.trim().split(/\s+/);
      const {fences, placeOf} = rendering();
      const fence = fences[word];
      if (!fence) return framework(tokens, index, options, env, self);
      const seen = recordReads(data);
      const context: FenceContext = {
        place: placeOf(env.path),
        data: seen.data,
        document: document as unknown as Document,
        at: `${env.path}.md:${(token.map?.[0] ?? 0) + 1}`
      };
      const html = drawAt(context.at, token.info, () => fence(rest.join(" "), context));
      return isPreview
        ? `${html}${[...seen.paths].map(watchedLink).join("")}\n`
        : `${setAside(root, html)}\n`;
    };
    return markdown;
  };

/** A block that fails says on which page, at which line, and which block it was. */
function drawAt(at: string, block: string, draw: () => string): string {
  try {
    return draw();
  } catch (cause) {
    const {message} = cause as Error;
    throw message.startsWith(at)
      ? cause
      : new Error(`${at}: the block ${JSON.stringify(block.trim())} failed: ${message}`, {cause});
  }
}

/** Framework watches what a page links to for download. */
const watchedLink = (path: string): string => `<a hidden download href="${path}"></a>`;

function recordReads(data: SiteData): {data: SiteData; paths: ReadonlySet<string>} {
  const paths = new Set<string>();
  const rows = <M extends MartName>(mart: M, organization: string | null) => {
    const found = data.rows(mart, organization);
    if (found.length > 0) paths.add(data.pathOf(mart, organization));
    return found;
  };
  return {data: {...data, rows}, paths};
}
