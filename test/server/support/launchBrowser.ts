/** A real Chromium, found where the reports find theirs, that may speak to loopback only. */
import {type Browser, launch} from "puppeteer-core";
import {findBrowser} from "../../../reports/browser/findBrowser.js";
import {browserArguments, withoutSandbox} from "../../../reports/browser/withBrowser.js";

export async function launchBrowser(): Promise<Browser> {
  const {executablePath, env} = await findBrowser();
  const offline = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost, EXCLUDE 127.0.0.1";
  return launch({
    executablePath,
    headless: "shell",
    env: {...process.env, ...env},
    // It opens our own pages only, and some kernels give nobody a sandbox.
    args: [...browserArguments, withoutSandbox, offline]
  });
}
