// Opens a cohort of its own for a journey, so that no journey stumbles over another one's.
let opened = 0;

/** The regions, slug and id of a cohort of Carinthia that the coordinator on `page` has just opened. */
export async function openCohort(page, { capacity }) {
  opened += 1;
  const slug = `kaernten-${opened}`;
  const cohort = {
    regions: 'Kärnten', number: String(opened), slug, capacity: String(capacity),
    'starts-day': '1', 'starts-month': '3', 'starts-year': '2031', 'ends-day': '1', 'ends-month': '9', 'ends-year': '2031',
  };
  await page.goto('/desk/cohorts/new');
  for (const [field, value] of Object.entries(cohort)) await page.locator(`#${field}`).fill(value);
  const there = page.waitForURL(/\/desk\/cohorts\/[0-9a-f-]{36}$/);
  await page.locator('main form.g-form button[type=submit]').click();
  await there.catch(async () => { throw new Error(`the cohort was not opened: ${await page.locator('main').innerText()}`); });
  return { id: new URL(page.url()).pathname.split('/').pop(), slug };
}
