/** Observable Framework as a child process: its own memory, its own output, and no word to its makers. */
import {type ChildProcess, spawn} from "node:child_process";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {PublicCError} from "../../loaders/error.js";

const require = createRequire(import.meta.url);

export interface FrameworkOptions {
  /** The site's source folder, and where its pages go. */
  root: string;
  output: string;
  /** Only these organizations' pages; every one by default. */
  organizations?: readonly string[] | undefined;
  /** Called with each page's address as it is rendered. */
  onPage?: ((path: string) => void) | undefined;
}

/** Builds the site. @throws PublicCError with the end of Framework's own output */
export async function runFramework({onPage, ...options}: FrameworkOptions): Promise<void> {
  const child = startFramework(["build"], options);
  const lines: string[] = [];
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => {
      lines.push(...text.split("\n"));
      for (const [, path] of text.matchAll(/render (\/\S+)/g)) onPage?.(path!);
    });
  const code = await new Promise<number>((resolve) => {
    child.once("exit", (status) => resolve(status ?? 1));
  });
  if (code === 0) return;
  throw new PublicCError(`the site could not be built\n${tellingLines(lines)}`, {
    next: "correct the page it names and build again"
  });
}

/** Starts `observable <arguments>` under our configuration. */
export function startFramework(
  commandLine: readonly string[],
  {root, output, organizations}: Omit<FrameworkOptions, "onPage">,
  stdio: "pipe" | "inherit" = "pipe"
): ChildProcess {
  const main = join(
    dirname(require.resolve("@observablehq/framework/package.json")),
    "dist/bin/observable.js"
  );
  return spawn(
    process.execPath,
    [
      "--import",
      require.resolve("tsx"),
      main,
      ...commandLine,
      "--config",
      "observablehq.config.ts"
    ],
    {
      stdio: ["ignore", stdio, stdio],
      env: {
        ...process.env,
        OBSERVABLE_TELEMETRY_DISABLE: "true",
        NO_COLOR: "1",
        PUBLIC_C_SITE: root,
        PUBLIC_C_DIST: output,
        ...(organizations && {PUBLIC_C_ORGANIZATIONS: organizations.join(",")})
      }
    }
  );
}

/** The error and what surrounds it, without the list of pages that went well. */
function tellingLines(lines: readonly string[]): string {
  const errors = lines.filter((line) => /error|unknown|may only read|not found/i.test(line));
  return (errors.length > 0 ? errors : lines.slice(-12)).slice(0, 12).join("\n");
}
