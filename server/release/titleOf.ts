/** What a page or a report of the release is called, for lists in which people choose. */
import type {Services} from "../services.js";
import type {Entry} from "./readManifest.js";

export async function titleOf(
  path: string,
  {releases, store, reviews}: Pick<Services, "releases" | "store" | "reviews">
): Promise<string> {
  const entry = releases.find(path);
  if (entry?.type.startsWith("text/html")) return (await titleInPage(entry, store)) ?? path;
  const [, organization, report, language] = /^\/pdf\/([^/]+)\/(.+)\.(\w+)\.pdf$/.exec(path) ?? [];
  const edition = reviews
    ?.list()
    .find(
      (one) =>
        one.organization === organization && one.report === report && one.language === language
    );
  return `${edition?.title ?? report ?? path} (PDF)`;
}

/** As its head says, the site's own name left out. */
async function titleInPage({sha256}: Entry, store: Services["store"]): Promise<string | null> {
  const page = Buffer.from(await store.read(sha256, "identity")).toString("utf8");
  const [, title] = /<title>([^<]+)<\/title>/.exec(page) ?? [];
  return title ? unescapeHtml(title.replace(/ \| Public C$/, "")) : null;
}

const unescapeHtml = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
