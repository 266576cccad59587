// Starts the demo, runs every journey in e2e/journeys/ in a real browser, then visits every page.
//   node e2e/run.mjs [words]     only journeys whose name has one of the words; GELEIT_BIN names another program
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { examine } from './axe.mjs';
import { launch } from './browser.mjs';
import { startDemo } from './demo.mjs';

const here = import.meta.dirname;
const words = process.argv.slice(2);
let passed = 0;
let failed = 0;

/** `check(name, true|false, detail)` or `check(name, async () => …)`, where an exception is a failure. */
async function check(name, outcome, detail = '') {
  let ok = outcome;
  if (typeof outcome === 'function') {
    try {
      ok = (await outcome()) !== false;
    } catch (error) {
      ok = false;
      detail = error.message.split('\n').slice(0, 6).join('\n    ');
    }
  }
  if (ok) passed += 1;
  else failed += 1;
  console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${name}${!ok && detail ? `\n    ${detail}` : ''}`);
  return ok;
}

async function journeys() {
  const files = fs.readdirSync(path.join(here, 'journeys')).filter((file) => file.endsWith('.mjs')).sort();
  const all = await Promise.all(files.map((file) => import(path.join(here, 'journeys', file))));
  if (fs.existsSync(path.join(here, '../docs/generated/routes.txt'))) all.push(await import('./pages.mjs'));
  return all.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
}

const demo = await startDemo().catch((error) => {
  console.error(`${error.message}\njourneys: 0 passed, 1 failed`);
  process.exit(1);
});
const browser = await launch(chromium);
const states = new Map();

/** A browser context signed in as `role` (none: a visitor); signs in once and keeps the cookies. */
async function signIn(role, options = {}) {
  if (!role) return browser.newContext({ baseURL: demo.base, locale: 'de-AT', ...options });
  if (!states.has(role)) {
    const link = demo.links.get(role);
    if (!link) throw new Error(`the demo offers no sign-in as ${role}, only ${[...demo.links.keys()].join(', ')}`);
    const context = await browser.newContext({ baseURL: demo.base, locale: 'de-AT' });
    const page = await context.newPage();
    await page.goto(link);
    const button = page.locator('main form[method=post] button');
    if (await button.count() === 1) await Promise.all([page.waitForNavigation(), button.click()]);
    states.set(role, { storageState: await context.storageState(), landing: new URL(page.url()).pathname });
    await context.close();
  }
  return browser.newContext({ baseURL: demo.base, locale: 'de-AT', storageState: states.get(role).storageState, ...options });
}

const house = {
  browser,
  base: demo.base,
  roles: [...demo.links.keys()],
  signIn,
  /** Where a role lands after signing in. */
  landing: async (role) => { await (await signIn(role)).close(); return states.get(role).landing; },
  /** axe and the other questions to one page, as checks. */
  axe: async (role, url) => {
    const faults = await examine({ signIn, role, base: demo.base, url });
    await check(`${url} as ${role ?? 'visitor'} is clean`, faults.length === 0, faults.slice(0, 20).join('\n    '));
  },
  check,
};

try {
  for (const journey of await journeys()) {
    console.log(journey.name);
    try {
      await journey.run(house);
    } catch (error) {
      await check(journey.name, false, error.stack.split('\n').slice(0, 8).join('\n    '));
    }
  }
} finally {
  await browser.close();
  await demo.stop();
}
if (passed + failed === 0) {
  console.error('no journey was run');
  failed = 1;
}
console.log(`journeys: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
