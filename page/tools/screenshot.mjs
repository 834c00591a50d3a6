// The picture of a brief in the README: node tools/screenshot.mjs BRIEF.html ../docs/brief.jpg
import { resolve } from "node:path";
import { launch, open } from "../tests/browser/harness.mjs";

const [file, picture] = process.argv.slice(2);
if (!picture) {
  console.error("usage: screenshot.mjs BRIEF.html PICTURE.jpg");
  process.exit(2);
}
const browser = await launch();
const page = await open(browser, resolve(file), { width: 1160, height: 1000 });
await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 60_000 });
await page.screenshot({ path: picture, type: "jpeg", quality: 72 });
await browser.close();
