// A coordinator brings a spreadsheet in: checked first, row by row, then written without the row that is wrong.
export const name = 'coordinator imports a spreadsheet';

const sheet = [
  'Aktenzahl;Vorname;Nachname;E-Mail;Herkunftsland',
  'J-1;Amal;Journey;amal.journey@example.org;Syrien',
  'J-2;ليلى;الحسن;layla.journey@example.org;Jugoslawien',
].join('\n');

export async function run({ signIn, axe, check }) {
  const context = await signIn('coordinator', { viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto('/desk/imports/new');
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await check('a form without a file says so', async () => page.getByRole('link', { name: 'Wählen Sie eine Datei' }).waitFor({ timeout: 5000 }));
  await page.getByLabel('Datei').setInputFiles({ name: 'Bewerbungen.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await check('a country that no longer exists is explained', async () => page.getByText('gibt es nicht mehr').waitFor({ timeout: 5000 }));
  await axe('coordinator', new URL(page.url()).pathname);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: /schreiben/ }).click();
  await check('the good row is written', async () => page.getByText('Die Datei ist geschrieben.').waitFor({ timeout: 15000 }));
  await page.goto('/desk/persons?search=journey');
  await check('the new person is found', async () => page.getByText('Amal Journey').waitFor({ timeout: 5000 }));
  await context.close();
}
