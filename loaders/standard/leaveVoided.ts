/** Sales whose own line says that they no longer stand: read, told, and not counted. */
import type {MemberContext} from "./context.js";
import {readWords} from "./words.js";

/** Marks them in `batch`, by the words that the mapping gives. */
export async function leaveVoided({work, mapping}: MemberContext): Promise<void> {
  if (mapping.words.voided.length === 0) return;
  await readWords(work, {voided: "status"});
  await work.run(`update batch set bad = 'voidedLine:status'
    where bad is null and status in (select word from batch_words where code is not null)`);
}
