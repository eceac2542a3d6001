/** One sentence that says what is the matter, and the way back. */
import {html} from "hono/html";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "./frame.js";
import {speak, type Word} from "./words.js";

export interface MessagePage {
  language: Language;
  title: Word;
  text: Word;
  signedIn: boolean;
}

export function messagePage({language, title, text, signedIn}: MessagePage): Html {
  const say = speak(language);
  const body = html`<h1>${say(title)}</h1>
<p class="lede">${say(text)}</p>
<p><a href="/">${say("backHome")}</a></p>`;
  return frame({language, title: say(title), path: "/", signedIn, body});
}
