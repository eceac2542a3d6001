/** All that turns marts into HTML, as one module that `dev` can import anew. */
import {placeOf, renderFooter, renderHeader} from "../../src/components/frame.js";
import {type Fence, fences} from "./fences.js";

export interface Rendering {
  fences: Readonly<Record<string, Fence>>;
  placeOf: typeof placeOf;
  renderHeader: typeof renderHeader;
  renderFooter: typeof renderFooter;
}

export const rendering: Rendering = {fences, placeOf, renderHeader, renderFooter};
