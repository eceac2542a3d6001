/** The key of a member's API: from the environment or from a file outside the checkout, never from configuration. */
import {readFileSync, realpathSync, statSync} from "node:fs";
import {isAbsolute, relative} from "node:path";
import {PublicCError} from "../../error.js";

/** `NAME` itself, else the content of the file that `NAME_FILE` points at. @throws PublicCError exit 2 */
export function readToken(
  name: string,
  environment: Readonly<Record<string, string | undefined>>
): string {
  const token = environment[name]?.trim() || fromFile(name, environment[`${name}_FILE`]);
  if (token === undefined)
    throw new PublicCError(`no API key: neither ${name} nor ${name}_FILE is set`, {
      exitCode: 2,
      next: `set ${name} in the environment, or ${name}_FILE to a file outside the checkout`
    });
  if (!/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(token))
    throw new PublicCError(`the API key in ${name} is empty or has line breaks or accents in it`, {
      exitCode: 2,
      next: "copy the key again from the ticketing system"
    });
  return token;
}

function fromFile(name: string, path: string | undefined): string | undefined {
  if (!path) return undefined;
  const refuse = (why: string) =>
    new PublicCError(`${name}_FILE: ${why}`, {
      exitCode: 2,
      next: "keep the key in a file of mode 0600 outside the checkout"
    });
  if (!statSync(path, {throwIfNoEntry: false})?.isFile()) throw refuse("no such file");
  if (isInside(realpathSync(path), realpathSync(".")))
    throw refuse("the key lies inside the checkout, where it could be committed");
  return readFileSync(path, "utf8").trim();
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}
