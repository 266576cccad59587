// A coordinator opens a cohort and brings a spreadsheet in: checked first, row by row, then written without the row that is wrong.
export const name = 'coordinator imports a spreadsheet';

const sheet = [
  'Aktenzahl;Vorname;Nachname;E-Mail;Herkunftsland',
  'J-1;Amal;Journey;amal.journey@example.org;Syrien',
  'J-2;ليلى;الحسن;layla.journey@example.org;Jugoslawien',
].join('\n');

export async function run({ signIn, axe, check }) {
  const context = await signIn('coordinator', { viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto('/desk/cohorts/new');
  const cohort = {
    regions: 'Tirol', number: '1', slug: 'tirol-1', capacity: '10',
    'starts-day': '1', 'starts-month': '3', 'starts-year': '2031', 'ends-day': '1', 'ends-month': '9', 'ends-year': '2031',
  };
  for (const [field, value] of Object.entries(cohort)) await page.locator(`#${field}`).fill(value);
  await page.locator('main button[type=submit]').click();
  await page.goto('/desk/imports/new');
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await check('a form without a file says so', async () => page.getByRole('link', { name: 'Wählen Sie eine Datei' }).waitFor({ timeout: 5000 }));
  await page.locator('#file').setInputFiles({ name: 'Bewerbungen.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await check('a country that no longer exists is explained', async () => page.getByText('gibt es nicht mehr').waitFor({ timeout: 5000 }));
  await axe('coordinator', new URL(page.url()).pathname);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: /schreiben/ }).click();
  await check('the good row is written', async () => page.getByText('Die Datei ist geschrieben.').waitFor({ timeout: 15000 }));
  await page.goto('/desk/persons?search=journey');
  await check('the new person is found', async () => page.getByText('Amal Journey').first().waitFor({ timeout: 5000 }));
  await context.close();
}
