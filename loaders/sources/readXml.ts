/** Walks an XML document without ever holding more of it than one row: no DTD is obeyed, no entity is expanded, nothing else is opened. */
import {SaxesParser} from "saxes";
import type {IssueCode} from "../contract/issue.js";
import {beside, type FlatRow, flatten, ownText} from "./documentRows.js";
import {firstBytes} from "./firstBytes.js";
import {eachChunk} from "./scanRecords.js";
import {markedEncoding} from "./transcode.js";

/** What a hostile document would abuse: depth, and one value without end. */
const deepest = 100;
const longestText = 1_000_000;

interface Frame {
  name: string;
  /** Its attributes and inner elements, as far as they are wanted. */
  content: Record<string, unknown>;
  text: string;
}

export interface XmlEffects {
  /** Each element of the wanted path. */
  onRow?: (row: FlatRow) => void;
  /** Each element that closes: where it stands, and what it holds itself. */
  onElement?: (path: readonly string[], own: ReadonlySet<string>) => void;
}

/**
 * @param place names from the document's own element to the rows; [] when only `onElement` is wanted
 * @returns why the document cannot be read, or null
 */
export function readXml(
  path: string,
  place: readonly string[],
  effects: XmlEffects
): IssueCode | null {
  const walk = new Walk(place, effects);
  const decoder = new TextDecoder(xmlEncoding(firstBytes(path, 200)));
  try {
    eachChunk(path, (chunk) => walk.parser.write(decoder.decode(chunk, {stream: true})));
    walk.parser.write(decoder.decode()).close();
    return null;
  } catch (error) {
    return error instanceof Unsafe ? "unsafeXml" : "notXml";
  }
}

/** A value or a depth that no export has, or entities of the document's own. */
class Unsafe extends Error {}

class Walk {
  readonly parser = new SaxesParser<{xmlns: false; position: false}>({
    xmlns: false,
    position: false
  });
  private readonly frames: Frame[] = [];
  private readonly place: readonly string[];
  private readonly effects: XmlEffects;

  constructor(place: readonly string[], effects: XmlEffects) {
    this.place = place;
    this.effects = effects;
    this.parser.on("error", (error) => {
      throw error;
    });
    this.parser.on("doctype", (text) => {
      if (/<!ENTITY/i.test(text)) throw new Unsafe("entities");
    });
    this.parser.on("opentag", ({name, attributes}) => this.open(name, attributes));
    this.parser.on("text", (text) => this.read(text));
    this.parser.on("cdata", (text) => this.read(text));
    this.parser.on("closetag", () => this.close());
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.frames.length >= deepest) throw new Unsafe("depth");
    const own = Object.entries(attributes)
      .filter(([key]) => !/^xmlns(:|$)/.test(key))
      .map(([key, value]) => [localName(key), value]);
    this.frames.push({name: localName(name), content: Object.fromEntries(own), text: ""});
  }

  private read(text: string): void {
    const frame = this.frames.at(-1);
    if (!frame) return;
    frame.text += text;
    if (frame.text.length > longestText) throw new Unsafe("length");
  }

  private close(): void {
    const frame = this.frames.pop()!;
    const value = contentOf(frame);
    this.effects.onElement?.(
      [...this.frames.map(({name}) => name), frame.name],
      new Set(typeof value === "string" ? [] : flatten(value, {isAround: true}).keys())
    );
    const depth = this.frames.length + 1;
    if (depth === this.place.length && this.isOnPath(frame, depth)) this.tellRow(value);
    else this.keep(frame, value);
  }

  private tellRow(value: string | object): void {
    const row = typeof value === "string" ? new Map([["text", value]]) : flatten(value);
    const around = this.frames.map(({content}, depth) => {
      const prefix = this.place
        .slice(1, depth + 1)
        .map((name) => `${name}.`)
        .join("");
      return flatten(content, {prefix, isAround: true});
    });
    this.effects.onRow?.(beside(new Map(around.flatMap((found) => [...found])), row));
  }

  /** An element around the rows keeps only what is short: one value per name, never a list. */
  private keep({name}: Frame, value: string | object): void {
    const parent = this.frames.at(-1);
    if (!parent) return;
    const known = parent.content[name];
    if (this.isAround()) {
      if (known === undefined && isShort(value)) parent.content[name] = value;
      return;
    }
    if (known === undefined) parent.content[name] = value;
    else if (Array.isArray(known)) known.push(value);
    else parent.content[name] = [known, value];
  }

  private isAround(): boolean {
    const depth = this.frames.length;
    return (
      depth < this.place.length && this.frames.every((frame, at) => this.isOnPath(frame, at + 1))
    );
  }

  private isOnPath = ({name}: Frame, depth: number): boolean => this.place[depth - 1] === name;
}

const isShort = (value: string | object): boolean =>
  typeof value === "string" || Object.values(value).every((inner) => typeof inner === "string");

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** An element of text alone is that text. */
function contentOf({content, text}: Frame): string | object {
  const trimmed = text.trim();
  if (Object.keys(content).length === 0) return trimmed;
  return trimmed === "" ? content : {...content, [ownText]: trimmed};
}

/** What its mark or its own declaration says; UTF-8 when they say nothing that can be read. */
function xmlEncoding(start: Uint8Array): string {
  const marked = markedEncoding(start);
  if (marked) return marked;
  const told = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(Buffer.from(start).toString("latin1"));
  try {
    return new TextDecoder(told?.[1] ?? "utf-8").encoding;
  } catch {
    return "utf-8";
  }
}
