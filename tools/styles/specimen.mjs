// Pictures of specimen.html in every light, and what must not be: sideways scroll, small targets, axe findings.
// node tools/styles/specimen.mjs [folder for the pictures]
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findings, launch, overflow, smallTargets } from '../../e2e/browser.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const types = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const server = http.createServer((request, response) => {
  const file = path.join(root, path.normalize(new URL(request.url, 'http://x').pathname));
  if (!file.startsWith(root) || !fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[path.extname(file)] }).end(fs.readFileSync(file));
});
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
const address = `http://127.0.0.1:${server.address().port}/tools/styles/specimen.html`;
const folder = process.argv[2];
const browser = await launch(chromium);
let faults = 0;
const say = (text) => { faults += 1; console.error(`specimen: ${text}`); };
if (folder) fs.mkdirSync(folder, { recursive: true });

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const dir of ['ltr', 'rtl']) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await page.goto(address);
      await page.evaluate((dir) => { document.documentElement.dir = dir; }, dir);
      const name = `${width}-${colorScheme}-${dir}`;
      if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
      for (const text of await findings(page)) say(`${name}: ${text}`);
      for (const text of await overflow(page)) say(`${name}: ${text}`);
      for (const text of await smallTargets(page)) say(`${name}: ${text}`);
      await context.close();
    }
  }
}
if (folder) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.pdf({ path: path.join(folder, 'print.pdf'), format: 'A4', preferCSSPageSize: true });
}
await browser.close();
server.close();
console.log(`specimen: ${faults} faults`);
process.exitCode = faults ? 1 : 0;
