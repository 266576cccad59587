// From the vote to accepted pairs: three organisations vote, one stays silent, a minuted rule releases, both sides
// answer by link on a telephone. Several days pass: the same folder is served again with a later clock.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findings, overflow, smallTargets } from '../browser.mjs';
import { startDemo } from '../demo.mjs';
import { startMailbox } from '../mailbox.mjs';

// Proves S1-41, S1-42, S1-49.
export const name = 'votes, a silent organisation, release and both sides accept';

const hour = 3_600_000;
const begun = Date.parse('2026-03-02T08:00:00Z');
const phone = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };

export async function run({ browser, check }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'geleit-e2e-'));
  const mailbox = await startMailbox();
  try {
    const story = { browser, check, folder, mailbox };
    await day(story, 0, vote);
    await day(story, 48 * hour, release);
    await day(story, 48.5 * hour, answer);
    await day(story, 24 * 12 * hour, late);
  } finally {
    await mailbox.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Serves the folder as of a time, and stops it afterwards. */
async function day(story, after, tell) {
  const now = new Date(begun + after).toISOString().replace('.000', '');
  const demo = await startDemo({ folder: story.folder, now, env: story.mailbox.env });
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

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).first().click()]);

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
  await press(oeif, 'Allen Paaren zustimmen');
  await oeif.goto(`${at}/votes`);
  await press(oeif, 'Vertretung benennen');
  await check('ÖIF has a deputy', async () => oeif.getByText('Die Vertretung ist benannt.').waitFor({ timeout: 3000 }));
  await clean(check, oeif, 'the page of the vote for a partner');

  const ams = await as('partner (ams)');
  const objected = await board(ams);
  await ams.goto(`${objected}?show=objected`);
  const agree = ams.locator('button[name=answer][value=agree]').first();
  await Promise.all([ams.waitForNavigation(), agree.click()]);

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

/** The first pairs of the running matching, by the names on the desk. */
async function pairs(office) {
  await office.goto('/desk/partnerships?status=offered');
  const rows = office.locator('tbody tr');
  await rows.first().waitFor({ timeout: 5000 });
  const found = [];
  for (let at = 0; at < Math.min(await rows.count(), 2); at += 1) {
    const row = rows.nth(at);
    found.push({
      mentee: (await row.locator('th').innerText()).trim(),
      mentor: (await row.locator('td bdi').first().innerText()).trim(),
      href: await row.locator('th a').getAttribute('href'),
    });
  }
  return found;
}

async function link(mailbox, demo, name) {
  const until = Date.now() + 30_000;
  for (;;) {
    const letter = mailbox.letters.findLast((one) => one.name === name && one.text.includes('/offers/'));
    if (letter) return demo.base + new URL(letter.text.match(/https?:\S+\/offers\/\S+/)[0]).pathname;
    if (Date.now() > until) throw new Error(`no letter to ${name} among ${mailbox.letters.length}`);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
}

async function answer({ as, check, demo, mailbox }) {
  const office = await as('coordinator');
  const [first, second] = await pairs(office);
  const to = (name) => link(mailbox, demo, name);

  const amal = await as(null, phone);
  const hers = (await to(first.mentee)).replace('/de/', '/ar/');
  await amal.goto(hers);
  await amal.goto(hers);
  const family = first.mentor.split(' ').at(-1);
  const before = await amal.locator('main').innerText();
  await check('the card is there in Arabic, without how to reach anybody', !before.includes(family) && !before.includes('@')
    && await amal.locator('html').getAttribute('dir') === 'rtl', before);
  await check('opening the link twice has answered nothing', await amal.locator('button[value=accepted]').count() === 1);
  await Promise.all([amal.waitForNavigation(), amal.locator('button[value=accepted]').click()]);
  await check('one yes waits for the other', await amal.locator('button[value=accepted]').count() === 0
    && !(await amal.locator('main').innerText()).includes('@'));

  const brigitte = await as(null, { viewport: { width: 390, height: 800 } });
  await brigitte.goto(await to(first.mentor));
  await clean(check, brigitte, 'the card');
  await press(brigitte, 'Ja, das passt');
  await check('both said yes: the mentor reads how to reach the mentee', async () => brigitte.locator('a[href^="mailto:"]').waitFor({ timeout: 3000 }));
  await clean(check, brigitte, 'the contact');
  await amal.goto(hers);
  await check('and the mentee the mentor', (await amal.locator('main').innerText()).includes(family));

  const other = await as(null, phone);
  await other.goto(await to(second.mentee));
  await press(other, 'Nein, lieber nicht');
  const refused = await other.locator('main').innerText();
  const waiting = await as(null, phone);
  await waiting.goto(await to(second.mentor));
  await check('who refused is said to nobody', (await waiting.locator('h1').innerText()) === (await other.locator('h1').innerText()), refused);
  await board(office);
  await office.locator('details.g-more summary').click();
  await check('both are back in the session', await office.getByText('Das freigegebene Paar kommt nicht zustande').count() >= 2);

  await office.goto(second.href);
  let clicks = 1;
  await office.getByRole('link', { name: 'Neu vermitteln' }).click();
  await check('the best free mentor is chosen already', await office.locator('input[name=mentor]:checked').count() === 1);
  await clean(check, office, 'the page that finds somebody else');
  clicks += 1;
  await press(office, 'Vorschlag mit diesem Paar rechnen');
  console.log(`    matched anew on 2 screens with ${clicks} clicks`);
  await check('a new proposal holds the mentee', async () => office.getByText(second.mentee).first().waitFor({ timeout: 5000 }));
}

async function late({ as, check }) {
  const office = await as('coordinator');
  await office.goto('/desk');
  await check('the overview names pairs that wait for an answer', async () =>
    office.getByText(/warten länger als erbeten auf eine Antwort/).first().waitFor({ timeout: 3000 }));
}
