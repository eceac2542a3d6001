/** Systems that share no unknown are judged side by side, one thread per core. */
import {createRequire} from "node:module";
import {availableParallelism} from "node:os";
import {pathToFileURL} from "node:url";
import {Worker} from "node:worker_threads";
import {PublicCError} from "../../error.js";
import {type Question, type Verdicts, verdictsOf} from "./verdicts.js";

export type Ask = (question: Question) => Promise<Verdicts>;

/** Fewer systems are judged sooner than threads begin. */
const fewestSystems = 60;
const mostThreads = 4;

/** A thread reads TypeScript as the program does, whoever started it. */
const typescript = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Lends as many judges as the work is worth; they are dismissed when `use` ends. */
export async function withJudges<T>(systems: number, use: (ask: Ask) => Promise<T>): Promise<T> {
  const threads = Math.min(availableParallelism(), mostThreads);
  if (systems < fewestSystems || threads < 2) return use(verdictsOf);
  const judges = Array.from({length: threads}, openJudge);
  let turn = 0;
  try {
    return await use((question) => judges[turn++ % judges.length]!.ask(question));
  } finally {
    await Promise.all(judges.map((judge) => judge.dismiss()));
  }
}

function openJudge(): {ask: Ask; dismiss(): Promise<unknown>} {
  const worker = new Worker(new URL("./judgeWorker.ts", import.meta.url), {
    execArgv: ["--import", typescript]
  });
  const waiting = new Map<number, PromiseWithResolvers<Verdicts>>();
  worker.on("message", ({id, verdicts}: {id: number; verdicts: Verdicts}) => {
    waiting.get(id)!.resolve(verdicts);
    waiting.delete(id);
  });
  const fail = (cause: unknown): void => {
    for (const {reject} of waiting.values())
      reject(new PublicCError("a thread of the disclosure door stopped", {cause}));
  };
  worker.on("error", fail);
  worker.on("exit", fail);
  let asked = 0;
  return {
    ask(question) {
      const answer = Promise.withResolvers<Verdicts>();
      waiting.set(asked, answer);
      worker.postMessage({id: asked++, question});
      return answer.promise;
    },
    dismiss: () => worker.terminate()
  };
}
