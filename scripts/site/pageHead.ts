/** What stands in the head of every page: faces and colours; the icon is none, so that none is asked for. */
import {themeCss} from "../../src/components/theme.js";
import {fontCss} from "./fonts.js";

export const pageHead = `<link rel="icon" href="data:,"><style>${fontCss}${themeCss}</style>`;
