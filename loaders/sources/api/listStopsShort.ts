import {PublicCError} from "../../error.js";
import {addressOf} from "./addressOf.js";
import type {Question} from "./apiSource.js";

/** A list that ends before the number of records it announced: half an answer is no answer. */
export function listStopsShort(question: Question, read: number, announced: number): PublicCError {
  return new PublicCError(
    `${addressOf(question.url)} announced ${announced} records and gave ${read}`,
    {next: "run the same command again: it resumes where it stopped"}
  );
}
