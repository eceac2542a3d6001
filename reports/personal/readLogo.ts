/** A member's logo: a local SVG or PNG, looked through before it is printed. Nothing in it may run or fetch. */
import {existsSync, readFileSync, statSync} from "node:fs";
import {extname, relative, resolve, sep} from "node:path";
import {PublicCError} from "../../loaders/error.js";
import type {Logo} from "../reportData.js";

const mostBytes = 200_000;

/** `file` is relative to the collective's folder. @throws PublicCError exit 2: the file, and what is wrong with it */
export function readLogo(folder: string, file: string): Logo {
  const path = resolve(folder, file);
  const refuse = (mistake: string): never => {
    throw new PublicCError(`${relative(".", path)}: ${mistake}`, {
      exitCode: 2,
      next: "give a PNG or a plain SVG under 200 kB, in the collective’s folder"
    });
  };
  if (!path.startsWith(resolve(folder) + sep)) refuse("a logo lies in the collective’s folder");
  if (!existsSync(path)) refuse("no such logo");
  if (statSync(path).size > mostBytes) refuse("a logo has at most 200 kB");
  const content = readFileSync(path);
  const isSvg = extname(path) === ".svg";
  const mistake = isSvg ? findInSvg(content.toString("utf8")) : findInPng(content);
  if (mistake) refuse(mistake);
  return {mediaType: isSvg ? "image/svg+xml" : "image/png", base64: content.toString("base64")};
}

/** Elements that draw; all others, known or not, are refused. */
const drawing = new Set(
  "svg g path rect circle ellipse line polyline polygon defs clippath mask lineargradient radialgradient stop title desc use symbol".split(
    " "
  )
);

/** What is wrong with it, or undefined. */
function findInSvg(text: string): string | undefined {
  if (/<!|<\?(?!xml\s)/.test(text.replace(/<!--[\s\S]*?-->/g, "")))
    return "an SVG logo declares no document type and holds no instruction";
  const names = [...text.matchAll(/<\/?\s*([^\s/>]+)/g)].map(([, name]) => name!.toLowerCase());
  const strange = names.find((name) => !drawing.has(name) && !/^[!?]/.test(name));
  if (strange) return `an SVG logo draws shapes only: found <${strange}>`;
  if (names[0] !== "svg" && !text.trimStart().startsWith("<?xml")) return "not an SVG drawing";
  const [attribute] = /\son[a-z]+\s*=/i.exec(text) ?? [];
  if (attribute) return `an SVG logo runs nothing: found${attribute}`;
  const [link] = /\b(?:xlink:)?href\s*=\s*(?!["']#)[^>\s]*/i.exec(text) ?? [];
  if (link) return `an SVG logo refers to nothing outside: found ${link}`;
  const [address] = /url\(\s*["']?(?!#)[^)]*\)/i.exec(text) ?? [];
  return address && `an SVG logo refers to nothing outside: found ${address}`;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const findInPng = (content: Buffer): string | undefined =>
  content.subarray(0, 8).equals(pngSignature) ? undefined : "not a PNG, whatever its name says";
