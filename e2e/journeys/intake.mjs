// Karin takes applications in for people who call or write: with the keyboard alone, and once without
// JavaScript from a sheet of paper. Counts screens and keys; whoever is known is shown before saving.

import { openCohort } from '../cohorts.mjs';

// Proves S1-37, S1-40.
export const name = 'staff take an application in by telephone';

const most = { screens: 2, keys: 45, clicks: 0 };
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Field → what Karin types; ` ` ticks, a list is chosen with its first letters. */
const call = [
  ['given_name', 'Nour'], ['family_name', 'Karam'], ['birth-year', '1988'], ['phone', '0664 700700'],
  ['country_of_origin', 'Syr'], ['occupation', 'Köchin'], ['experience_years', '9'], ['german', 'B1'],
  ['languages-other', 'Arabisch, Englisch'], ['consent_application', ' '],
];

export async function run({ signIn, check, axe }) {
  const desk = await signIn('coordinator');
  const page = await desk.newPage();
  const { id } = await openCohort(page, { capacity: 20 });
  const form = `/desk/applications/new?cohort=${id}`;
  const count = { screens: 1, keys: 0, clicks: 0 };
  await page.goto(form);
  await byKeyboard(page, call, count);
  await Promise.all([page.waitForURL(/\/receipt$/), page.keyboard.press('Enter')]);
  count.screens += 1;
  count.keys += 1;
  const reference = await page.locator('data.reference').getAttribute('value');
  await check('the call ends with a number to read out', /^\d+-\w{5}$/.test(reference), reference);
  await check('what nobody said is named', async () => (await page.locator('.g-note').innerText()).includes('Postleitzahl'));
  console.log(`    screens ${count.screens} of ${most.screens}, keys beside the answers ${count.keys} of ${most.keys}, clicks ${count.clicks} of ${most.clicks}`);
  await check('as short as promised', Object.keys(most).every((key) => count[key] <= most[key]), JSON.stringify(count));
  await known(page, form, check);
  await onPaper(signIn, form, check);
  const receipt = new URL(page.url()).pathname;
  for (const address of [form, receipt, receipt.replace(/receipt$/, 'organisation'), `/desk/cohorts/${id}`]) await axe('coordinator', address);
  await desk.close();
}

/** The same telephone number again: nothing is saved before Karin has said who it is. */
async function known(page, form, check) {
  const none = { keys: 0 };
  await page.goto(form);
  await byKeyboard(page, [['given_name', 'Samir'], ['phone', '0664 700700'], ['consent_application', ' ']], none);
  await Promise.all([page.waitForURL(/\/new$/), page.keyboard.press('Enter')]);
  await check('whoever is known is shown before saving', async () => (await page.locator('#s-alike').count()) === 1
    && (await page.locator('main').innerText()).includes('Nour Karam'));
  await check('what was typed is still there', async () => await page.locator('#given_name').inputValue() === 'Samir'
    && await page.locator('#consent_application').isChecked());
  await byKeyboard(page, [['whose-1', ' ']], none);
  await Promise.all([page.waitForURL(/\/receipt$/), page.keyboard.press('Enter')]);
  await check('somebody else is taken in', async () => (await page.locator('main').innerText()).includes('Samir'));
}

/** A sheet of paper, without JavaScript: a program that calls itself a scan is refused, the scan is kept. */
async function onPaper(signIn, form, check) {
  const plain = await signIn('coordinator', { javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${form}&intake=paper`);
  await page.locator('#given_name').fill('Ihsan');
  await page.locator('#email').fill('ihsan@example.net');
  await page.locator('#received_on-year').fill('2099');
  await page.locator('#consent_application').check();
  const save = page.locator('main form.g-form .g-btns button[type=submit]').last();
  await Promise.all([page.waitForURL(/\/new$/), save.click()]);
  await check('a day to come is refused and nothing is lost', async () => (await page.locator('.g-errsum a').getAttribute('href')) === '#received_on'
    && await page.locator('#email').inputValue() === 'ihsan@example.net');
  await page.locator('#received_on-year').fill('2026');
  await page.locator('#received_on-month').fill('1');
  await page.locator('#received_on-day').fill('2');
  await Promise.all([page.waitForURL(/\/receipt$/), save.click()]);
  const attach = async (file) => {
    await page.locator('input[name=kind][value=scan]').check();
    await page.locator('#file').setInputFiles(file);
    await Promise.all([page.waitForURL(/\/files$/), page.locator('main form[enctype] button[type=submit]').click()]);
  };
  await attach({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000 this is a program') });
  await check('a program is no scan', async () => (await page.locator('.g-errsum').count()) === 1);
  await attach({ name: 'Formular.png', mimeType: 'image/png', buffer: pixel });
  await check('the scan lies beside the application', async () => (await page.locator('main').innerText()).includes('Formular.png'));
  await plain.close();
}

/** Goes to each field with the tabulator and types; counts every key beside the answers themselves. */
async function byKeyboard(page, answers, count) {
  for (const [field, typed] of answers) {
    for (let tries = 0; await page.evaluate(() => document.activeElement?.id) !== field; tries += 1) {
      if (tries > 60) throw new Error(`no tabulator reaches ${field}`);
      await page.keyboard.press('Tab');
      count.keys += 1;
    }
    await page.keyboard.type(typed);
    if (typed === ' ') count.keys += 1;
  }
}
