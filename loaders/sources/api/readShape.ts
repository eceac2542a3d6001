/** An answer checked against what the vendor documents, before anything is kept or asked. */
import type {z} from "zod";
import {PublicCError} from "../../error.js";
import {addressOf} from "./addressOf.js";
import type {Question} from "./apiSource.js";

/** @throws PublicCError naming the list, the place and what was expected; never a value, which may be a person's. */
export function readShape<T extends z.ZodType>(
  schema: T,
  body: unknown,
  question: Question
): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new PublicCError(
    `${addressOf(question.url)} answered something else than a list of ${question.stream}: ${issue.path.join(".") || "the answer"}: ${issue.message}`,
    {next: "check the address in the member's file; if it is right, the vendor changed its API"}
  );
}
