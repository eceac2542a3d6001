/** The engine of the notebooks' SQL, from its npm package to the site: a notebook loads it when its reader asks. */
import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

const require = createRequire(import.meta.url);
const worker = "duckdb-browser-eh.worker.js";
const wasm = "duckdb-eh.wasm";

/**
 * The worker builds each of its calls into WebAssembly from a text, which the gate forbids (no 'unsafe-eval').
 * The same call as a closure: convert the arguments, call, free them, convert the result.
 */
const fromText =
  "let[g,h]=createJsInvoker(t,u,d,l);g.push(h);var b=newFunc(Function,g)(...p);return";
const asClosure =
  "var b=function(...v){var s=_?[]:null,o=[];u&&o.push(t[1].toWireType(s,this));" +
  "for(var i=0;i<f;++i)o.push(t[i+2].toWireType(s,v[i]));var q=n(a,...o);" +
  "if(_)runDestructors(s);else for(var i=u?1:2;i<t.length;++i)" +
  "t[i].destructorFunction!==null&&t[i].destructorFunction(o[i-(u?1:2)]);" +
  "if(d)return t[0].fromWireType(q)};return";

/** Copies worker and engine into `folder`, under the names that src/components/notebooks/sql.ts asks for. */
export function copyDuckdb(folder: string): void {
  const dist = dirname(require.resolve("@duckdb/duckdb-wasm"));
  mkdirSync(folder, {recursive: true});
  const source = readFileSync(join(dist, worker), "utf8");
  if (!source.includes(fromText))
    throw new Error(`${worker} no longer builds its calls as scripts/site/duckdb.ts expects`);
  writeFileSync(join(folder, worker), source.replace(fromText, asClosure));
  copyFileSync(join(dist, wasm), join(folder, wasm));
}
