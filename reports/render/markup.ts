/**
 * The one place where text becomes markup unescaped: our own drawings, our own style sheet, and what our own
 * templates rendered (and thereby escaped). Titles, names and words of members never pass here.
 */
import Handlebars from "handlebars";

export const markup = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);
