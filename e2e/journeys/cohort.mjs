// One cohort from two spreadsheets to agreed pairs and a published report: the coordinator and three organisations, each at its own screen.
import fs from 'node:fs';
import path from 'node:path';
import { openCohort } from '../cohorts.mjs';

// Proves S1-01, S1-05, S1-13, S1-16, S1-17, S1-37, S1-41, S1-42.
export const name = 'a cohort from two spreadsheets to a published report';

const sheets = path.resolve(import.meta.dirname, '../../crates/geleit/tests/sheets');
const workbook = (file) => ({
  name: file, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: fs.readFileSync(path.join(sheets, file)),
});
const list = (name, rows) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
const small = Array.from({ length: 12 }, (_, at) => at + 1);
const plain = {
  mentees: list('mentees.csv', [
    'reference;given_name;family_name;email;country_of_origin;gender;education_level;german;industry',
    ...small.map((n) => `K-${n};Amal;Probe ${n};k${n}@example.net;Syrien;w;Master;B2;62`),
  ]),
  mentors: list('mentors.csv', [
    'reference;given_name;family_name;email;company;capacity',
    ...small.map((n) => `T-${n};Brigitte;Versuch ${n};t${n}@example.net;Werk ${n};1`),
  ]),
};

export async function run({ signIn, check, axe }) {
  await sitting({ signIn, check, axe, how: 'with JavaScript', capacity: 100,
    files: { mentees: workbook('mentees.xlsx'), mentors: workbook('mentors.xlsx') }, rows: { mentees: 212, mentors: 97 }, pairs: 100 });
  await sitting({ signIn, check, how: 'without JavaScript', capacity: 12,
    files: plain, rows: { mentees: 12, mentors: 12 }, pairs: 12, options: { javaScriptEnabled: false } });
}

async function sitting({ signIn, check, axe, how, capacity, files, rows, pairs, options = {} }) {
  const desk = await signIn('coordinator', options);
  const page = await desk.newPage();
  const sees = (text) => async () => page.getByText(text).first().waitFor({ timeout: 20_000 });
  const submit = () => page.locator('main button[type=submit]').first().click();

  const { id, slug } = await openCohort(page, { capacity });
  await check(`the cohort is there ${how}`, page.url().endsWith(id), page.url());

  for (const side of ['mentees', 'mentors']) {
    await page.goto(`/desk/imports/new?cohort=${id}&side=${side}`);
    await page.locator('#file').setInputFiles(files[side]);
    if (side === 'mentees') await page.locator('input[name=as][value=accepted]').check();
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await page.getByRole('button', { name: /schreiben/ }).click();
    await check(`${rows[side]} ${side} are written ${how}`, async () => {
      for (let tries = 0; tries < 30; tries += 1) {
        if (await page.getByText('Die Datei ist geschrieben.').count()) return;
        await page.waitForTimeout(500);
        await page.reload();
      }
      throw new Error(await page.locator('main').innerText());
    });
  }

  const board = `/desk/matching/${id}`;
  await page.goto(board);
  await page.getByRole('button', { name: 'Vorschlag rechnen' }).click();
  await check(`${pairs} pairs are proposed ${how}`, sees(new RegExp(`Vorgeschlagene Paare \\(\\W*${pairs}\\W*\\)`)));
  if (axe) await axe('coordinator', board);
  await page.getByRole('button', { name: /^Fixieren:/ }).first().click();
  await check(`a pair is locked ${how}`, sees('Von der Koordination fixiert'));
  await page.getByRole('button', { name: /^Veto:/ }).last().click();
  await page.locator('#reason').fill('Die beiden kennen einander aus der Arbeit.');
  await submit();
  await page.goto(`${board}?show=objected`);
  await check(`a veto stands with its reason ${how}`, sees('kennen einander aus der Arbeit'));
  await page.goto(board);
  await page.getByRole('button', { name: 'Neuen Vorschlag rechnen' }).click();
  await check(`the second proposal keeps the lock ${how}`, sees('Von der Koordination fixiert'));

  const partners = {};
  for (const organisation of ['wko', 'oeif', 'ams']) {
    const context = await signIn(`partner (${organisation})`, options);
    partners[organisation] = await context.newPage();
    await partners[organisation].goto(board);
  }
  await press(partners.wko, 'Allen offenen Paaren zustimmen');
  await partners.oeif.getByRole('button', { name: /^Einwand:/ }).first().click();
  await partners.oeif.locator('#reason').fill('Wir möchten zuerst mit der Mentee sprechen.');
  await partners.oeif.locator('main button[type=submit]').first().click();
  await partners.oeif.goto(board);
  await press(partners.oeif, 'Allen offenen Paaren zustimmen');
  await press(partners.ams, 'Allen offenen Paaren zustimmen');
  await page.goto(`${board}/release`);
  await check(`an objection holds the release back ${how}`, async () => {
    await page.getByText('Es fehlt noch die Zustimmung von').waitFor({ timeout: 5000 });
    if (await page.getByRole('button', { name: 'Jetzt freigeben' }).count()) throw new Error('it could be released');
  });
  await partners.oeif.goto(`${board}?show=objected`);
  await press(partners.oeif, /^Zustimmen:/);
  await page.goto(`${board}/release`);
  await page.getByRole('button', { name: 'Jetzt freigeben' }).click();
  await page.goto(`/desk/partnerships?cohort=${id}`);
  await check(`the released pairs are listed ${how}`, async () => page.locator('main tbody tr').first().waitFor({ timeout: 5000 }));
  await page.goto(`${board}/minutes`);
  await check(`the minutes name the objection ${how}`, sees('zuerst mit der Mentee sprechen'));

  await page.goto(`/desk/reports/${id}`);
  await check(`the report opens ${how}`, async () => page.getByRole('heading', { level: 1 }).waitFor({ timeout: 5000 }));
  const report = await (await desk.request.get(`/desk/reports/${id}/figures.json`)).json();
  await check(`the report counts ${pairs} pairs ${how}`, report.pairs === pairs || report.pairs === pairs - 1, JSON.stringify(report).slice(0, 300));
  const visitor = await signIn(undefined, options);
  const open = await visitor.newPage();
  for (const language of ['de', 'en']) {
    const answer = await open.goto(`/${language}/cohorts/${slug}`);
    await check(`everybody can read the figures in ${language} ${how}`, answer.status() === 200, String(answer.status()));
  }
  const published = await (await visitor.request.get(`/de/cohorts/${slug}.json`)).json();
  await check(`the published figures are the same ${how}`, published.pairs === report.pairs && published.female.percent === report.female.percent);
}

/** Presses a button and waits until the server has answered: the board sends votes by itself. */
async function press(page, name) {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name }).first().click();
  await answered;
}
