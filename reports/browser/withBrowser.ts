/** One warm Chromium and its kept pages, opened once, closed always. */
import {type Browser, launch, type Page} from "puppeteer-core";
import {findBrowser} from "./findBrowser.js";

export interface Press {
  /** "HeadlessChrome/153.0.8010.0": part of what a PDF depends on. */
  version: string;
  /** Lends one kept page; waits while all are lent. */
  withPage<T>(use: (page: Page) => Promise<T>): Promise<T>;
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
    press: {version: await browser.version(), withPage: lender(idle)},
    close: () => browser.close()
  };
}

async function launchBrowser(): Promise<Browser> {
  const {executablePath, env} = await findBrowser();
  return launch({
    executablePath,
    headless: "shell",
    env: {...process.env, ...env},
    args: [
      "--disable-gpu",
      "--font-render-hinting=none",
      "--force-color-profile=srgb",
      ...(isRoot() ? ["--no-sandbox"] : [])
    ]
  });
}

/** Chromium refuses to run its sandbox as root, which is what a container gives. */
const isRoot = (): boolean => process.getuid?.() === 0;

/** A page that runs no script and asks for nothing: a request is refused, and told to whoever prints. */
async function openSilentPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) =>
    request.url().startsWith("data:") ? request.continue() : request.abort("blockedbyclient")
  );
  await page.emulateMediaType("print");
  return page;
}

function lender(idle: Page[]): Press["withPage"] {
  const waiting: ((page: Page) => void)[] = [];
  const borrow = () =>
    new Promise<Page>((resolve) => {
      const page = idle.pop();
      if (page) resolve(page);
      else waiting.push(resolve);
    });
  const giveBack = (page: Page) => {
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
