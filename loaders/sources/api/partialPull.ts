/**
 * A pull under way, kept on disk page by page: what was answered and what is still to ask.
 * A kill at any moment leaves it whole up to the last page; the next run of the same pull goes on from there.
 */
import {createHash} from "node:crypto";
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync
} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {addressOf} from "./addressOf.js";
import type {Answers, Question} from "./apiSource.js";
import type {RawAnswer} from "./fetchAnswer.js";

interface Cursor {
  /** Which pull this is: source, options and `since`. Another one starts anew. */
  pull: string;
  startedAt: string;
  /** The vendor's clock at the first list, when it tells. */
  asOf: string | null;
  questions: readonly Question[];
  /** Bytes of each file of answers that this cursor vouches for; what lies beyond was cut by a kill. */
  kept: Readonly<Record<string, {bytes: number; pages: number; records: number}>>;
}

export class PartialPull implements Answers {
  readonly folder: string;
  readonly #cursorFile: string;
  #cursor: Cursor;

  private constructor(home: string, cursor: Cursor) {
    this.folder = join(home, "partial");
    this.#cursorFile = join(home, "cursor.json");
    this.#cursor = cursor;
  }

  /** Goes on with the pull found in `home` when it is this one, else begins. */
  static open(
    home: string,
    begin: {pull: unknown; startedAt: Date; questions: readonly Question[]}
  ) {
    const pull = createHash("sha256").update(JSON.stringify(begin.pull)).digest("hex");
    const found = readCursor(join(home, "cursor.json"));
    if (found?.pull === pull && existsSync(join(home, "partial"))) {
      const resumed = new PartialPull(home, found);
      resumed.#dropCutPages();
      return resumed;
    }
    const {questions, startedAt} = begin;
    const cursor = {pull, startedAt: startedAt.toISOString(), asOf: null, questions, kept: {}};
    const fresh = new PartialPull(home, cursor);
    fresh.discard();
    mkdirSync(join(fresh.folder, "answers"), {recursive: true, mode: 0o700});
    fresh.#save();
    return fresh;
  }

  get next(): Question | undefined {
    return this.#cursor.questions[0];
  }
  get startedAt(): Date {
    return new Date(this.#cursor.startedAt);
  }
  get asOf(): string | null {
    return this.#cursor.asOf;
  }
  get kept(): Cursor["kept"] {
    return this.#cursor.kept;
  }
  get pages(): number {
    return Object.values(this.kept).reduce((sum, {pages}) => sum + pages, 0);
  }

  /** Keeps one answer and what it leads to, the page first, then the cursor that vouches for it. */
  keep(
    answer: RawAnswer,
    {records, next, asOf}: {records: number; next: readonly Question[]; asOf?: string | null}
  ): void {
    const [question, ...rest] = this.#cursor.questions as [Question, ...Question[]];
    const before = this.kept[question.stream] ?? {bytes: 0, pages: 0, records: 0};
    const bytes = append(this.#file(question.stream), lineOf(question, answer));
    const kept = {
      bytes: before.bytes + bytes,
      pages: before.pages + 1,
      records: before.records + records
    };
    this.#cursor = {
      ...this.#cursor,
      asOf: this.#cursor.asOf ?? asOf ?? null,
      questions: [...next, ...rest],
      kept: {...this.kept, [question.stream]: kept}
    };
    this.#save();
  }

  async *of(stream: string): AsyncIterable<{about: string; body: unknown}> {
    if (!this.kept[stream]) return;
    const lines = createInterface({input: createReadStream(this.#file(stream), "utf8")});
    for await (const line of lines) {
      const {about, answer} = JSON.parse(line) as {about: string; answer: unknown};
      yield {about, body: answer};
    }
  }

  /** Leaves nothing of the pull behind. */
  discard(): void {
    rmSync(this.#cursorFile, {force: true});
    rmSync(this.folder, {recursive: true, force: true});
  }

  #file(stream: string): string {
    return join(this.folder, "answers", `${stream}.jsonl`);
  }

  #dropCutPages(): void {
    for (const [stream, {bytes}] of Object.entries(this.kept))
      truncateSync(this.#file(stream), bytes);
  }

  #save(): void {
    writeFileSync(`${this.#cursorFile}.new`, JSON.stringify(this.#cursor), {
      mode: 0o600,
      flush: true
    });
    renameSync(`${this.#cursorFile}.new`, this.#cursorFile);
  }
}

function readCursor(file: string): Cursor | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Cursor;
  } catch {
    return null;
  }
}

/** The answer as received, but on one line: in JSON a line break stands only between tokens. */
function lineOf({url, about = ""}: Question, {text}: RawAnswer): string {
  const address = JSON.stringify(addressOf(url));
  return `{"address":${address},"about":${JSON.stringify(about)},"answer":${text.replace(/[\r\n]+/g, " ")}}\n`;
}

function append(file: string, line: string): number {
  const handle = openSync(file, "a", 0o600);
  try {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
    return bytes.length;
  } finally {
    closeSync(handle);
  }
}
