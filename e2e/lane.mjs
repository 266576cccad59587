// One lane: the journeys of the given files one after the other, on a demo and in a browser that belong to this lane
// alone. Tells run.mjs, which started it, how many checks passed and which failed.
import { chromium } from 'playwright-core';
import { examine } from './axe.mjs';
import { launch } from './browser.mjs';
import { startDemo } from './demo.mjs';
import { startMails } from './mails.mjs';

const journeys = await Promise.all(process.argv.slice(2).map((file) => import(file)));
let passed = 0;
/** The checks that failed, each with the journey it belongs to. */
const failed = [];
let journey = '';

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
  const words = `${name}${!ok && detail ? `\n    ${detail}` : ''}`;
  console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${words}`);
  if (ok) passed += 1;
  else failed.push(`${journey}: ${words}`);
  return ok;
}

// Journeys with servers of their own need no other.
const mails = journeys.some(({ readsLetters }) => readsLetters) ? await startMails() : undefined;
// Letters that can wait go out on the morning of a working day.
const now = mails ? '2026-03-02T08:00:00Z' : undefined;
const demo = journeys.every(({ ownServer }) => ownServer) ? undefined : await startDemo({ now, env: mails?.env });
const browser = await launch(chromium);
// Whoever stops run.mjs stops this lane and its demo.
process.once('disconnect', () => { demo?.stop().finally(() => process.exit(1)); });
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
  base: demo?.base,
  /** The letters of the demo, for a journey that says `readsLetters`. */
  mails,
  roles: [...demo?.links.keys() ?? []],
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
  for (const { name, run } of journeys) {
    console.log(name);
    journey = name;
    const since = Date.now();
    try {
      await run(house);
    } catch (error) {
      await check(name, false, error.stack.split('\n').slice(0, 8).join('\n    '));
    }
    console.log(`    took ${Math.round((Date.now() - since) / 1000)} s`);
  }
} finally {
  await browser.close();
  await demo?.stop();
  await mails?.stop();
}
process.send({ passed, failed }, () => process.exit());
