/** Reads pages over many kept connections at once for some seconds, and says how long each took. */
import {Agent, get} from "node:http";
import {parentPort, workerData} from "node:worker_threads";

export interface Load {
  url: string;
  reads: {path: string; cookie: string}[];
  connections: number;
  seconds: number;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
}

const {url, reads, connections, seconds} = workerData as Load;
const agent = new Agent({keepAlive: true, maxSockets: connections});

const read = ({path, cookie}: Load["reads"][number]): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {...(cookie && {cookie}), "accept-encoding": "identity"};
    get(url + path, {agent, headers}, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
      response.resume().once("end", resolve);
    }).once("error", reject);
  });

async function readUntil(end: number, reader: number, took: number[]): Promise<void> {
  for (let turn = reader; performance.now() < end; turn++) {
    const started = performance.now();
    await read(reads[turn % reads.length]!);
    took.push(performance.now() - started);
  }
}

async function measure(forSeconds: number): Promise<number[]> {
  const took: number[] = [];
  const end = performance.now() + forSeconds * 1_000;
  await Promise.all(Array.from({length: connections}, (_, reader) => readUntil(end, reader, took)));
  return took;
}

await measure(1);
const took = (await measure(seconds)).sort((a, b) => a - b);
const result: LoadResult = {
  perSecond: took.length / seconds,
  p99: took[Math.floor(took.length * 0.99)]!
};
agent.destroy();
parentPort!.postMessage(result);
