// Sixty applications decided with the keyboard alone, and the number of keys it took.

import { openCohort } from '../cohorts.mjs';

// Proves S1-22, S1-23, S1-24, S1-38.
export const name = 'sixty applications decided with the keyboard';

const PEOPLE = 60;
const KEYS_MAX = 130;
const numbers = Array.from({ length: PEOPLE }, (_, at) => at + 1);
const sheet = {
  name: 'applications.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([
    'reference;given_name;family_name;email;labour_market_access;german;education_level;postcode',
    ...numbers.map((n) => `S-${n};Amal;Auswahl ${String(n).padStart(2, '0')};s${n}@example.net;ja;${n % 3 ? 'B2' : 'A1'};Master;9020`),
  ].join('\n')),
};

export async function run({ signIn, check, axe }) {
  const desk = await signIn('coordinator');
  const page = await desk.newPage();
  const { id } = await openCohort(page, { capacity: PEOPLE });
  await bringIn(page, id, check);

  await page.goto(`/desk/applications?cohort=${id}&status=received`);
  let keys = 0;
  const press = async (key, { leaves = false } = {}) => {
    keys += 1;
    if (leaves) await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
    else await page.keyboard.press(key);
  };
  await press('j');
  await press('Enter', { leaves: true });
  const first = page.url();
  for (const n of numbers) {
    const isClear = await page.locator('details[data-key=e]').count() > 0
      && await page.locator('#requirements ~ p .g-tag.bad').count() === 0;
    await press(isClear ? 'e' : 'n');
    await press('Enter', { leaves: true });
    if (n < PEOPLE && page.url() === first) throw new Error(`the next one did not open after ${n}`);
  }
  console.log(`    ${PEOPLE} applications decided with ${keys} keys`);
  await check(`${PEOPLE} decisions take at most ${KEYS_MAX} keys`, keys <= KEYS_MAX, `${keys} keys`);
  await page.goto(`/desk/applications?cohort=${id}&status=received`);
  await check('nobody is left to decide about', await page.locator('.g-empty').count() === 1);
  await page.goto(`/desk/applications?cohort=${id}&status=ineligible`);
  await check('a rule that is not met was answered with no', await page.locator('tbody tr').count() === PEOPLE / 3);

  await page.goto(`/desk/applications?cohort=${id}&status=eligible`);
  await page.getByRole('button', { name: 'Tasten benutzen' }).click();
  await page.keyboard.press('j');
  const moved = await page.evaluate(() => document.activeElement?.hasAttribute('data-row'));
  await check('the keys can be switched off', moved === false);
  await page.getByRole('button', { name: 'Tasten benutzen' }).click();
  for (const address of [`/desk/applications?cohort=${id}`, `/desk/applications/places?cohort=${id}`, '/desk/programme/eligibility']) {
    await axe('coordinator', address);
  }
}

async function bringIn(page, id, check) {
  await page.goto(`/desk/imports/new?cohort=${id}&side=mentees`);
  await page.locator('#file').setInputFiles(sheet);
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await page.getByRole('button', { name: /schreiben/ }).click();
  await check(`${PEOPLE} applications are there`, async () => {
    for (let tries = 0; tries < 30; tries += 1) {
      if (await page.getByText('Die Datei ist geschrieben.').count()) return;
      await page.waitForTimeout(500);
      await page.reload();
    }
    throw new Error(await page.locator('main').innerText());
  });
}
