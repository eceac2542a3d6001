/** What every source gives: a clean text file that read_csv reads as it is, or the reason it cannot. */
import type {IssueCode} from "../contract/issue.js";
import type {FileMapping} from "../mapping.js";
import type {Dialect} from "./scanRecords.js";

export interface GivenFile {
  /** Path inside the delivery. */
  name: string;
  path: string;
}

/** Valid UTF-8 with one kind of line end and no record that read_csv would stumble on. */
export interface TextTable {
  name: string;
  path: string;
  dialect: Dialect;
  /** Physical lines up to and including the header. */
  skip: number;
  header: readonly string[];
  /** Records that read_csv will give. */
  records: number;
  /** Some record runs over several lines: read_csv must not read in parallel. */
  hasLineBreaks: boolean;
  /** Records taken out because nothing could be read of them. */
  unreadable: readonly UnreadableRecord[];
  /** Said of the file as a whole, though it is read. */
  warnings: readonly FileIssue[];
}

export interface UnreadableRecord {
  line: number;
  code: IssueCode;
  raw: string;
}

export interface FileIssue {
  code: IssueCode;
  line: number | null;
}

export type Opened = {table: TextTable} | {refused: FileIssue};

export interface SourceContext {
  /** Folder for working copies; emptied by the caller. */
  scratch: string;
}

/** One kind of delivered file. Adding one touches `sources/index.ts` and nothing else. */
export interface Source<Kind extends FileMapping["format"]["kind"]> {
  kind: Kind;
  open: (
    file: GivenFile,
    format: Extract<FileMapping["format"], {kind: Kind}>,
    context: SourceContext
  ) => Promise<Opened>;
}
