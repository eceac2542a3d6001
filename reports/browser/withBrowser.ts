/** One warm Chromium and its kept pages, opened once, closed always. */
import {type Browser, type CDPSession, launch, type Page} from "puppeteer-core";
import {findBrowser} from "./findBrowser.js";

export interface Press {
  /** "HeadlessChrome/153.0.8010.0": part of what a PDF depends on. */
  version: string;
  /** How many pages it lends. */
  pages: number;
  /** Lends one kept page; waits while all are lent. */
  withPage<T>(use: (page: SilentPage) => Promise<T>): Promise<T>;
}

export interface SilentPage {
  page: Page;
  /** Puppeteer's own road to its browser. */
  session: CDPSession;
  /** What its documents asked for since it was opened; whoever prints empties it. */
  refused: string[];
}

export interface OpenBrowser {
  press: Press;
  close(): Promise<void>;
}

/** Two pages print most on two cores (one 8.2 PDF/s, two 12.7, four 12.3). */
export async function withBrowser<T>(use: (press: Press) => Promise<T>, pages = 2): Promise<T> {
  const {press, close} = await openBrowser(pages);
  try {
    return await use(press);
  } finally {
    await close();
  }
}

/** For whoever has hooks instead of a body; `withBrowser` otherwise. */
export async function openBrowser(pages = 2): Promise<OpenBrowser> {
  const browser = await launchBrowser();
  const idle = await Promise.all(Array.from({length: pages}, () => openSilentPage(browser)));
  return {
    press: {version: await browser.version(), pages, withPage: lender(idle)},
    close: () => browser.close()
  };
}

async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  const launchWith = (args: string[]): Promise<Browser> =>
    launch({
      executablePath: found.executablePath,
      headless: "shell",
      env: {...process.env, ...found.env},
      args,
      networkEnabled: false
    });
  if (isRoot()) return launchWith([...browserArguments, withoutSandbox]);
  return launchWith(browserArguments).catch((error: Error) => {
    if (!/no usable sandbox/i.test(error.message)) throw error;
    return launchWith([...browserArguments, withoutSandbox]);
  });
}

/** Few and our own: the ones that @sparticuz/chromium proposes run it in one process, at half the rate. */
export const browserArguments = [
  "--disable-gpu",
  "--font-render-hinting=none",
  "--force-color-profile=srgb"
];

/**
 * Root, as in a container, may not have the sandbox; some kernels give it to nobody. Our documents run no script
 * and ask for nothing, so that a report is still made there.
 */
export const withoutSandbox = "--no-sandbox";

export const isRoot = (): boolean => process.getuid?.() === 0;

/** Runs no script and reaches nothing outside its document: a request is refused, and remembered. */
async function openSilentPage(browser: Browser): Promise<SilentPage> {
  const page = await browser.newPage();
  const refused: string[] = [];
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType("print");
  const session = await page.createCDPSession();
  session.on("Fetch.requestPaused", ({requestId, request}) => {
    refused.push(request.url);
    return session.send("Fetch.failRequest", {requestId, errorReason: "BlockedByClient"});
  });
  await session.send("Fetch.enable", {patterns: outside});
  return {page, session, refused};
}

/** All but `data:`, which holds our fonts and would otherwise pass through Node a second time. */
const outside = ["http", "https", "ws", "wss", "ftp", "file", "blob", "filesystem"].map(
  (scheme) => ({urlPattern: `${scheme}:*`})
);

function lender(idle: SilentPage[]): Press["withPage"] {
  const waiting: ((page: SilentPage) => void)[] = [];
  const borrow = () =>
    new Promise<SilentPage>((resolve) => {
      const page = idle.pop();
      if (page) resolve(page);
      else waiting.push(resolve);
    });
  const giveBack = (page: SilentPage) => {
    const next = waiting.shift();
    if (next) next(page);
    else idle.push(page);
  };
  return async (use) => {
    const page = await borrow();
    try {
      return await use(page);
    } finally {
      giveBack(page);
    }
  };
}
