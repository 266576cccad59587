// A story over several days: the same folder is served again with a later clock, and its letters arrive here.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findings, overflow, smallTargets } from './browser.mjs';
import { startDemo } from './demo.mjs';
import { startMails } from './mails.mjs';

const begun = Date.parse('2026-03-02T08:00:00Z');
const hour = 3_600_000;

/** Tells each `[hours after the start, chapter]` in turn; the last argument of a chapter is what the one before gave back. */
export async function tellDays({ browser, check }, chapters) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'geleit-e2e-'));
  const mails = await startMails();
  try {
    let before;
    for (const [after, chapter] of chapters) before = await day({ browser, check, folder, mails }, after, chapter, before);
  } finally {
    await mails.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Serves the folder as of a time, and stops it afterwards. */
async function day(story, after, chapter, before) {
  const now = new Date(begun + after * hour).toISOString().replace('.000', '');
  const demo = await startDemo({ folder: story.folder, now, env: story.mails.env });
  const contexts = [];
  const as = async (role, options = {}) => {
    const context = await story.browser.newContext({ baseURL: demo.base, locale: 'de-AT', ...options });
    contexts.push(context);
    const page = await context.newPage();
    if (role) {
      await page.goto(demo.links.get(role));
      await Promise.all([page.waitForNavigation(), page.locator('main form[method=post] button').click()]);
    }
    return page;
  };
  try {
    return await chapter({ ...story, as }, before);
  } finally {
    for (const context of contexts) await context.close();
    await demo.stop();
  }
}

/** Opens the board of the cohort in which the matching is today, and gives its path. */
export async function board(page) {
  await page.goto('/desk/matching');
  await page.locator('tbody a').filter({ hasText: '19' }).first().click();
  return new URL(page.url()).pathname;
}

export const press = (page, name) => pressed(page, page.getByRole('button', { name, exact: true }).first());

/** The board sends votes by itself; every other page goes on to the next. */
export async function pressed(page, button) {
  const isLive = await page.locator('[data-live]').count() > 0;
  const answered = isLive ? page.waitForResponse((answer) => answer.request().method() === 'POST') : page.waitForNavigation();
  await Promise.all([answered, button.click()]);
}

/** A hand that counts: how often it clicked, and how many screens it had come to before its last click. */
export function hand(page) {
  const done = { screens: 0, clicks: 0 };
  let screens = 0;
  page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) screens += 1; });
  const click = async (act) => {
    done.clicks += 1;
    done.screens = screens;
    await act();
  };
  return { done, tick: (field) => click(() => field.check()), press: (button) => click(() => pressed(page, button)) };
}

export async function clean(check, page, what) {
  const faults = [...await findings(page), ...await overflow(page), ...await smallTargets(page)];
  await check(`${what} is clean`, faults.length === 0, faults.slice(0, 12).join('\n    '));
}
