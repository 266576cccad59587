// A new server: Karin sets up the programme, its organisations and its first cohort in one sitting.
import { createHmac } from 'node:crypto';
import { findings, overflow, smallTargets } from '../browser.mjs';
import { emptyPages } from '../pages.mjs';
import { startEmpty } from '../server.mjs';

export const name = 'set up a programme on an empty server';
export const ownServer = true;

export async function run({ browser, check }) {
  for (const javaScriptEnabled of [true, false]) {
    const server = await startEmpty();
    try {
      await sitting({ browser, check, server, javaScriptEnabled });
    } finally {
      await server.stop();
    }
  }
}

async function sitting({ browser, check, server, javaScriptEnabled }) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';
  const context = await browser.newContext({
    baseURL: server.base, javaScriptEnabled, locale: 'de-AT', viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  const click = (role, name) => page.getByRole(role, { name, exact: true }).first().click();
  const fill = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
  const clean = async (what) => {
    // axe and the measurements run inside the page, so they need its JavaScript.
    if (!javaScriptEnabled) return;
    const faults = [...await findings(page), ...await overflow(page), ...await smallTargets(page)];
    await check(`${what} is clean`, faults.length === 0, faults.slice(0, 12).join('\n    '));
  };

  await page.goto(server.setUp);
  await clean('the set-up page');
  await fill('Name des Programms', 'Mentoring für Migrantinnen und Migranten');
  await fill('Kurzname', 'mentoring');
  await page.getByLabel('Mentoring in Paaren').check();
  await fill('Ihr Name', 'Karin Muster');
  await fill('E-Mail-Adresse', 'karin@example.org');
  await click('button', 'Programm anlegen');
  await enrol(page, click, fill);
  await check(`Karin is at her desk ${how}`, page.url() === `${server.base}/desk`, page.url());
  await clean('the first desk');

  if (process.env.GELEIT_LONG && javaScriptEnabled) {
    const storageState = await context.storageState();
    const signIn = (role, options) => browser.newContext({ baseURL: server.base, locale: 'de-AT', storageState, ...options });
    await emptyPages({ base: server.base, signIn, check });
  }

  await page.goto('/desk/programme');
  await page.getByLabel(/Mentorinnen und Mentoren/).check();
  await click('button', 'Speichern');
  await check(`the settings are saved ${how}`, async () => said(page, 'Die Einstellungen sind gespeichert.'));

  for (const [organisation, slug, duties] of [
    ['Wirtschaftskammer', 'wko', [/^Findet/, /^Entscheidet/]],
    ['Integrationsfonds', '', [/^Vermittelt/, /^Entscheidet/]],
    ['Arbeitsmarktservice', 'ams', [/^Vermittelt/, /^Entscheidet/, /^Fördert/]],
  ]) {
    await page.goto('/desk/organisations/new');
    await fill('Name', organisation);
    await page.locator('#slug').fill(slug);
    for (const duty of duties) await page.getByLabel(duty).check();
    await click('button', 'Organisation anlegen');
    await said(page, 'Die Organisation ist angelegt.');
  }
  await check(`three organisations with their duties ${how}`, async () => {
    await page.getByRole('rowheader', { name: 'Integrationsfonds' }).waitFor({ timeout: 5000 });
    return await page.locator('tbody tr').count() === 3 && await page.getByText('integrationsfonds').count() > 0;
  });
  await clean('the organisations');

  await page.goto('/desk');
  await page.getByRole('link', { name: /^Anlegen/ }).click();
  await click('button', 'Durchgang anlegen');
  await check(`an empty form says what is missing ${how}`, async () => {
    await page.locator('.g-errsum').waitFor({ timeout: 5000 });
    return (await page.title()).startsWith('Fehler:');
  });
  await clean('the refused form');
  await page.locator('#regions').fill('Wien, Niederösterreich');
  await page.locator('#number').fill('18');
  await day(page, 'applications_until', '14', '11', '2025');
  await day(page, 'starts', '19', '1', '2026');
  await day(page, 'ends', '19', '7', '2026');
  await page.locator('#capacity').fill('100');
  await click('button', 'Durchgang anlegen');
  await check(`the 18th cohort of Vienna with 100 places ${how}`, async () => {
    await said(page, 'Der Durchgang ist angelegt.');
    const words = await page.locator('main').innerText();
    return /18\S*\. Durchgang/.test(words) && /Paare von \S*100/.test(words) && words.includes('wien-niederoesterreich-18');
  });
  await clean('the cohort');
  await click('button', 'Durchgang öffnen');
  await check(`the cohort is open ${how}`, async () => said(page, 'Der Durchgang ist offen.'));
  await page.goto('/desk/entries');
  await check(`every step stands in the audit trail ${how}`, async () => {
    const words = await page.locator('main').innerText();
    return ['Durchgang geöffnet', 'Organisation angelegt', 'Programm angelegt'].every((step) => words.includes(step));
  });
  await clean('the audit trail');
  await context.close();
}

/** The link, a password, and the first code of the app. */
async function enrol(page, click, fill) {
  await click('button', 'Weiter');
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await fill('Passwort', 'ein Pferd und eine Batterie');
  await fill('Code aus der App', code(secret));
  await click('button', 'Konto einrichten');
  await page.waitForURL(/\/desk$/, { timeout: 10_000 });
}

async function said(page, words) {
  await page.getByRole('status').filter({ hasText: words }).waitFor({ timeout: 5000 });
}

async function day(page, field, ...parts) {
  for (const [at, part] of ['day', 'month', 'year'].entries()) await page.locator(`#${field}-${part}`).fill(parts[at]);
}

/** RFC 6238: six digits of the present half minute. */
function code(secret) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
