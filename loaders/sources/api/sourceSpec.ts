/** Where a member's data come from: files by mapping, or the API of its ticketing system. */
import {z} from "zod";
import type {ApiSource} from "./apiSource.js";
import {eventbriteSpec, openEventbrite} from "./eventbrite.js";
import {openPretix, pretixSpec} from "./pretix.js";
import {openSpektrix, spektrixSpec} from "./spektrix.js";
import {openTessitura, tessituraSpec} from "./tessitura.js";

const filesSpec = z.strictObject({kind: z.literal("files"), mapping: z.string()});

export const sourceSpec = z.discriminatedUnion("kind", [
  filesSpec,
  pretixSpec,
  eventbriteSpec,
  spektrixSpec,
  tessituraSpec
]);
export type SourceConfig = z.output<typeof sourceSpec>;
export type ApiConfig = Exclude<SourceConfig, {kind: "files"}>;

/** The API source of a member; its `mapping` is how the ordinary pipeline reads what it delivers. */
export function openApiSource(config: ApiConfig, languages: readonly string[]): ApiSource {
  switch (config.kind) {
    case "pretix":
      return openPretix(config, languages);
    case "eventbrite":
      return openEventbrite(config);
    case "spektrix":
      return openSpektrix(config);
    case "tessitura":
      return openTessitura(config);
  }
}
