/** In dev, charts, components and words are imported anew whenever one of them changes, without a restart. */
import {utimesSync, watch} from "node:fs";
import {join} from "node:path";
import {tsImport} from "tsx/esm/api";
import {type Rendering, rendering} from "./rendering.js";

const watched = ["src/components", "src/vocabulary", "scripts/site"];

/** The rendering as it stands; a module that does not load leaves the last good one in place, and says why. */
export function watchRendering(root: string): () => Rendering {
  let current = rendering;
  let timer: NodeJS.Timeout | undefined;
  const reload = async (): Promise<void> => {
    try {
      const fresh = (await tsImport("./rendering.ts", import.meta.url)) as {rendering: Rendering};
      current = fresh.rendering;
      touch(join(root, "style.css"));
    } catch (error) {
      console.error((error as Error).message);
    }
  };
  for (const folder of watched)
    watch(folder, {recursive: true}, () => {
      clearTimeout(timer);
      timer = setTimeout(reload, 100);
    });
  return () => current;
}

/** Framework watches every page's stylesheet: its date tells open pages to render again. */
const touch = (file: string): void => utimesSync(file, new Date(), new Date());
