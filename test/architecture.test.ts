/** Holds the picture of the README: who may use whom. Read from the imports, so it cannot drift. */
import {globSync, readFileSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import {describe, expect, it} from "vitest";

const rooms: Readonly<Record<string, readonly string[]>> = {
  "src/vocabulary": [],
  "src/components": ["src/vocabulary"],
  loaders: ["src/vocabulary"],
  reports: ["src/vocabulary", "src/components", "loaders"],
  server: ["src/vocabulary", "loaders"],
  demo: ["src/vocabulary", "loaders"],
  bench: ["src/vocabulary", "src/components", "loaders", "reports", "server", "scripts", "demo"],
  scripts: ["src/vocabulary", "src/components", "loaders", "reports", "server", "bench"]
};

/** The one door through which the demonstration enters: nothing else of the product knows of it. */
const demonstration: readonly string[] = ["scripts/demo.ts"];

const roomOf = (file: string): string | undefined =>
  Object.keys(rooms).find((room) => file.startsWith(`${room}/`));

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(([, target]) =>
    normalize(join(dirname(file), target!))
  );
}

const files = Object.keys(rooms).flatMap((room) => globSync(`${room}/**/*.{ts,mjs}`));

describe("the rooms of the house", () => {
  it("are all inhabited", () => {
    for (const room of Object.keys(rooms))
      expect(
        files.some((file) => roomOf(file) === room),
        room
      ).toBe(true);
  });

  it("use only the rooms they may use", () => {
    const strayed = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !mayUse(file, target))
        .map((target) => `${file} → ${target}`)
    );
    expect(strayed).toEqual([]);
  });
});

function mayUse(file: string, target: string): boolean {
  const from = roomOf(file)!;
  const to = roomOf(target);
  if (to === undefined) return !target.startsWith("src/");
  return (
    from === to || rooms[from]!.includes(to) || (to === "demo" && demonstration.includes(file))
  );
}
