// From the vote to the release: three organisations vote, one stays silent, a minuted rule releases. Days pass: the same
// folder is served again with a later clock.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findings, overflow, smallTargets } from '../browser.mjs';
import { startDemo } from '../demo.mjs';

// Proves S1-41, S1-42.
export const name = 'votes, a silent organisation and a release by the minuted rule';

const hour = 3_600_000;
const begun = Date.parse('2026-03-02T08:00:00Z');

export async function run({ browser, check }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'geleit-e2e-'));
  try {
    const story = { browser, check, folder };
    await day(story, 0, vote);
    await day(story, 48 * hour, release);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Serves the folder as of a time, and stops it afterwards. */
async function day(story, after, tell) {
  const now = new Date(begun + after).toISOString().replace('.000', '');
  const demo = await startDemo({ folder: story.folder, now });
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
    await tell({ ...story, demo, as });
  } finally {
    for (const context of contexts) await context.close();
    await demo.stop();
  }
}

async function board(page) {
  await page.goto('/desk/matching');
  await page.locator('tbody a').filter({ hasText: '19' }).first().click();
  return page.url().replace(/\?.*/, '');
}

const press = (page, name) => pressed(page, page.getByRole('button', { name, exact: true }).first());

/** The board sends votes by itself; every other page goes on to the next. */
async function pressed(page, button) {
  const isLive = await page.locator('[data-live]').count() > 0;
  const answered = isLive ? page.waitForResponse((answer) => answer.request().method() === 'POST') : page.waitForNavigation();
  await Promise.all([answered, button.click()]);
}

async function clean(check, page, what) {
  const faults = [...await findings(page), ...await overflow(page), ...await smallTargets(page)];
  await check(`${what} is clean`, faults.length === 0, faults.slice(0, 12).join('\n    '));
}

async function vote({ as, check }) {
  const office = await as('coordinator');
  const at = await board(office);
  await office.goto(`${at}/votes`);
  await office.getByLabel('Tag', { exact: true }).fill('3');
  await office.getByLabel('Monat').fill('3');
  await office.getByLabel('Jahr').fill('2026');
  await office.getByLabel('Uhrzeit').fill('18:00');
  await press(office, 'Frist speichern');
  await check('the vote has an end', async () => office.getByText('Abgestimmt wird bis').first().waitFor({ timeout: 3000 }));
  await clean(check, office, 'the page of the vote');

  await office.goto('/desk/silence-rule');
  await office.getByLabel('Wortlaut').fill('Wer bis zur Frist nicht antwortet, stimmt zu.');
  await office.getByLabel('Wer hat es gesagt?').fill('Frau Muster für alle drei');
  await office.getByLabel('Wo wurde es gesagt?').fill('Sitzung der Steuergruppe');
  for (const [part, value] of [['Tag', '2'], ['Monat', '3'], ['Jahr', '2026']]) await office.getByLabel(part, { exact: true }).fill(value);
  await press(office, 'Vereinbarung speichern');
  await clean(check, office, 'the page of the rule');

  const oeif = await as('partner (oeif)');
  await board(oeif);
  await press(oeif, 'Allen offenen Paaren zustimmen');
  await oeif.goto(`${at}/votes`);
  await press(oeif, 'Vertretung benennen');
  await check('ÖIF has a deputy', async () => oeif.getByText('Die Vertretung ist benannt.').waitFor({ timeout: 3000 }));
  await clean(check, oeif, 'the page of the vote for a partner');

  const ams = await as('partner (ams)');
  const objected = await board(ams);
  await ams.goto(`${objected}?show=objected`);
  const agree = ams.locator('button[name=answer][value=agree]').first();
  await pressed(ams, agree);

  await office.goto(`${at}/release`);
  await check('AMS is missing and nothing can be released', await office.getByRole('button', { name: /[Ff]reigeben/ }).count() === 0);
}

async function release({ as, check }) {
  const office = await as('coordinator');
  const at = await board(office);
  await check('the board names who is silent', async () => office.getByText(/Noch nicht geantwortet: .?AMS/).first().waitFor({ timeout: 3000 }));
  await office.goto(`${at}/release`);
  await office.getByRole('link', { name: 'Alle Briefe vor der Freigabe lesen' }).click();
  await check('twenty letters are shown before the release', await office.locator('main section.g-panel').count() === 20);
  await clean(check, office, 'the preview of the letters');
  await office.goto(`${at}/release`);
  await press(office, 'Nach der Vereinbarung freigeben');
  await office.goto(`${at}/minutes`);
  await check('the minutes name the silent organisation and the rule', async () => {
    await office.getByText(/Noch nicht geantwortet: .?AMS/).first().waitFor({ timeout: 3000 });
    await office.getByText('Frau Muster für alle drei').first().waitFor({ timeout: 3000 });
  });
}
