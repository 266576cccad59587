// Today at the desk: what the overview says is to be done, and the lists it leads to.

// Proves S1-02, S1-38.
export const name = 'today at the desk';

/** How many records a page holds that a thing to do leads to; undefined where it shows none in rows. */
async function records(page) {
  const path = new URL(page.url()).pathname;
  const rows = (selector) => page.locator(`main ${selector}`).count();
  if (path === '/desk/applications') return rows('input[name=application]');
  if (path === '/desk/mentors') return rows('tbody tr');
  if (path === '/desk/persons') return rows('tbody tr');
  if (path.endsWith('/reminders')) return rows('section:has(#people, #call) li');
  if (path === '/desk/applications/places') return rows('section[aria-labelledby=waiting] tbody tr');
  if (path === '/desk/interviews') return rows('section:has(h2:text-is("Diese Woche"), #unfinished) tbody tr');
  if (path === '/desk/warnings') return (await pairsInNeed(page)).size;
  return undefined;
}

/** The pairs of a list that may go on: one with two warnings stands there twice. */
async function pairsInNeed(page) {
  const pairs = new Set();
  for (;;) {
    for (const names of await page.locator('main tbody th').allInnerTexts()) pairs.add(names);
    const next = page.locator('main a[rel=next]');
    if (await next.count() === 0) return pairs;
    await Promise.all([page.waitForNavigation(), next.click()]);
  }
}

export async function run({ signIn, check, axe }) {
  for (const role of ['coordinator', 'partner (ams)']) {
    const desk = await signIn(role);
    const page = await desk.newPage();
    await page.goto('/desk');
    await check(`${role}: the calendar has seven steps, one of them now`, async () => {
      const steps = page.locator('ol.g-steps li');
      const now = page.locator('ol.g-steps li[aria-current=step]');
      if (await steps.count() !== 7 || await now.count() !== 1) throw new Error(await page.locator('ol.g-steps').innerText());
    });
    const todos = await page.locator('.g-todo > li').evaluateAll((items) => items.map((item) => ({
      number: Number(item.querySelector('.n').textContent),
      text: item.querySelector('strong').textContent,
      isLate: item.classList.contains('late'),
      saysLate: Boolean(item.querySelector('.g-tag.bad')),
      actions: [...item.querySelectorAll('a, button')].map((link) => link.getAttribute('href')),
    })));
    await check(`${role}: there is something to do`, todos.length > 1, `${todos.length}`);
    await check(`${role}: pairs that need somebody are the office's alone`,
      todos.some(({ actions }) => actions[0].startsWith('/desk/warnings')) === (role === 'coordinator'), JSON.stringify(todos));
    let counted = 0;
    for (const { number, text, isLate, saysLate, actions } of todos) {
      await check(`${role}: ${text}: one action`, actions.length === 1, actions.join(' '));
      await check(`${role}: ${text}: late in words too`, isLate === saysLate);
      await page.goto(actions[0]);
      const found = await records(page);
      if (found === undefined) continue;
      counted += 1;
      await check(`${role}: ${number} ${text}: leads to as many`, found === number, `${found} on ${actions[0]}`);
    }
    await check(`${role}: some of them lead to lists`, counted > 0);
    await axe(role, '/desk');
    await desk.close();
  }
  const desk = await signIn('coordinator', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false });
  const page = await desk.newPage();
  await page.goto('/desk');
  await page.getByText('Werte als Tabelle').click();
  const last = page.locator('section[aria-labelledby=weeks] tbody tr').last();
  const drawn = await page.locator('.g-leg b').allInnerTexts();
  await check('the table ends with what the drawing says', async () => {
    const cells = await last.locator('td').allInnerTexts();
    if (cells.join(' ') !== drawn.slice(0, 2).join(' ')) throw new Error(`${cells} and ${drawn}`);
  });
  const [, other] = await page.locator('nav .g-links a[href^="/desk?cohort="]').all();
  await check('another cohort is one press away', async () => {
    const there = page.waitForURL(/cohort=/);
    const wanted = await other.innerText();
    await other.click();
    await there;
    if (await page.locator('.g-links [aria-current]').innerText() !== wanted) throw new Error(wanted);
  });
  await desk.close();
  await remind(signIn, check, axe);
}

/** Mentors without a questionnaire: two presses from the overview, each letter seen before. */
async function remind(signIn, check, axe) {
  const desk = await signIn('coordinator');
  const page = await desk.newPage();
  await page.goto('/desk');
  const row = page.locator('.g-todo > li', { hasText: 'ohne Fragebogen' });
  const number = Number(await row.locator('.n').innerText());
  let presses = 0;
  const press = async (button) => {
    presses += 1;
    await Promise.all([page.waitForNavigation(), button.click()]);
  };
  await press(row.getByRole('link'));
  await axe('coordinator', '/desk/mentors/reminders');
  await check('the letter is shown before it is sent', async () => {
    await page.getByRole('heading', { name: /^Brief auf/ }).first().waitFor({ timeout: 5000 });
  });
  await press(page.getByRole('button', { name: /Erinnerung/ }));
  console.log(`    ${number} mentors reminded with ${presses} presses`);
  await check('everybody was reminded with two presses', presses === 2 && await row.count() === 0, `${presses}`);
  await desk.close();
}
