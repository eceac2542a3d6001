/** A PDF read back, as a reader or a screen reader gets it: what the tests and the table of contents look at. */
import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy
} from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PdfFacts {
  title: string | null;
  language: string | null;
  isTagged: boolean;
  /** Bookmarks in order, with the page each opens, from 1. */
  outline: readonly Bookmark[];
  pages: readonly PdfPage[];
}

export interface Bookmark {
  title: string;
  depth: number;
  page: number;
}

export interface PdfPage {
  /** Words in reading order, one space between. */
  text: string;
  /** Alternative text of each figure; null where there is none. */
  alternatives: readonly (string | null)[];
  /** Roles of the structure tree, outermost first. */
  roles: readonly string[];
  /** Bitmap pictures painted: none, when charts are vectors. */
  images: number;
  width: number;
  height: number;
}

/** Title, tags, bookmarks and every page's words and roles. */
export const readPdf = (pdf: Uint8Array): Promise<PdfFacts> =>
  withDocument(pdf, async (document) => {
    const {info} = (await document.getMetadata()) as {info: {Title?: string; Language?: string}};
    const mark = (await document.getMarkInfo()) as ReadonlyMap<string, boolean> | null;
    return {
      title: info.Title ?? null,
      language: info.Language ?? null,
      isTagged: mark?.get("Marked") === true,
      outline: await readOutline(document),
      pages: await Promise.all(
        Array.from({length: document.numPages}, async (_, i) =>
          readPage(await document.getPage(i + 1))
        )
      )
    };
  });

/** The bookmarks alone, in about a hundredth of a second. */
export const readBookmarks = (pdf: Uint8Array): Promise<Bookmark[]> =>
  withDocument(pdf, readOutline);

async function withDocument<T>(
  pdf: Uint8Array,
  use: (document: PDFDocumentProxy) => Promise<T>
): Promise<T> {
  const loading = getDocument({data: Uint8Array.from(pdf), verbosity: 0});
  try {
    return await use(await loading.promise);
  } finally {
    await loading.destroy();
  }
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>[number];

async function readOutline(document: PDFDocumentProxy): Promise<Bookmark[]> {
  const flat = flatten((await document.getOutline()) ?? [], 0);
  return Promise.all(
    flat.map(async ({node, depth}) => ({
      title: node.title,
      depth,
      page: await pageOf(document, node.dest)
    }))
  );
}

const flatten = (
  nodes: readonly OutlineNode[],
  depth: number
): {node: OutlineNode; depth: number}[] =>
  nodes.flatMap((node) => [{node, depth}, ...flatten(node.items, depth + 1)]);

async function pageOf(document: PDFDocumentProxy, dest: OutlineNode["dest"]): Promise<number> {
  const explicit = typeof dest === "string" ? await document.getDestination(dest) : dest;
  return explicit ? (await document.getPageIndex(explicit[0])) + 1 : 0;
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const [content, tree, operators] = await Promise.all([
    page.getTextContent(),
    page.getStructTree(),
    page.getOperatorList()
  ]);
  const nodes = tree ? nodesOf(tree as StructNode) : [];
  const {width, height} = page.getViewport({scale: 1});
  return {
    text: content.items
      .map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
      .join("")
      .replace(/[ \n]+/g, " "),
    alternatives: nodes.filter(({role}) => role === "Figure").map(({alt}) => alt ?? null),
    roles: nodes.map(({role}) => role).filter((role) => role !== undefined),
    images: operators.fnArray.filter((operator) => paintsImage.has(operator)).length,
    width,
    height
  };
}

const paintsImage: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject
]);

interface StructNode {
  role?: string;
  alt?: string;
  children?: StructNode[];
}

const nodesOf = (node: StructNode): StructNode[] => [
  node,
  ...(node.children ?? []).flatMap(nodesOf)
];
