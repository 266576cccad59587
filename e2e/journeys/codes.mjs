// Amal finds her occupation while typing: by keyboard in German, right to left in Arabic at 390 px, with a script
// that gets no answer, and without JavaScript, where the check page asks what she meant.
import { findings, overflow, smallTargets } from '../browser.mjs';

export const name = 'find an occupation while typing';

const cohort = 'tirol-vbg-7';

export async function run({ browser, base, signIn, check }) {
  const phone = (locale, options = {}) => browser.newContext({ baseURL: base, locale, viewport: { width: 390, height: 800 }, ...options });
  const begin = async (page, language) => {
    await page.goto(`/${language}/apply/${cohort}/mentee`);
    await page.locator('main form button[name=begin]').click();
    await page.waitForURL(/\/person$/);
    return page.url().replace(/\/person$/, '');
  };
  const words = (page) => page.locator('#occupation').inputValue();
  const code = (page) => page.locator('input[name=occupation-code]').inputValue();
  const look = async (page, what) => {
    const faults = [...await findings(page), ...await overflow(page), ...await smallTargets(page)];
    await check(`${what} is clean`, faults.length === 0, faults.join('\n    '));
  };

  for (const [language, typed, title] of [['de', 'Softwareentw', 'Softwareentwickler:innen'], ['ar', 'مبرم', 'مبرمج']]) {
    const context = await phone(language);
    const page = await context.newPage();
    const link = await begin(page, language);
    await page.goto(`${link}/work`);
    await page.locator('#occupation').focus();
    await page.keyboard.type(typed);
    const list = page.locator('[role=listbox]');
    await list.waitFor();
    await check(`${language}: the list says that it is open`, await page.locator('#occupation').getAttribute('aria-expanded') === 'true');
    await check(`${language}: the number of suggestions is said`, async () => /\S/.test(await page.locator('.g-find [role=status]').textContent()));
    await look(page, `${language}: the open list`);
    await page.keyboard.press('ArrowDown');
    const active = await page.locator('#occupation').getAttribute('aria-activedescendant');
    await check(`${language}: an arrow marks the first option`, await page.locator(`#${active}`).getAttribute('aria-selected') === 'true');
    await page.keyboard.press('Enter');
    await check(`${language}: Enter chooses it`, (await words(page)).startsWith(title) && (await code(page)).startsWith('251'), `${await words(page)}, ${await code(page)}`);
    await check(`${language}: the list is closed`, !await list.isVisible());
    await page.keyboard.type(' x');
    await check(`${language}: other words drop the code`, await code(page) === '', await code(page));
    await page.locator('#occupation').fill(typed);
    await list.waitFor();
    await page.keyboard.press('Escape');
    await check(`${language}: Escape closes the list and keeps the words`, !await list.isVisible() && await words(page) === typed);
    await page.keyboard.press('ArrowDown');
    await list.waitFor();
    await list.locator('[role=option]').first().click();
    await check(`${language}: a finger chooses as well`, (await code(page)).startsWith('251'), await code(page));
    await page.locator('main form button[value=on]').click();
    await page.goto(`${link}/work`);
    await check(`${language}: the code is kept with the words`, (await code(page)).endsWith(await words(page)) && await page.locator('.g-found').isVisible());
    await page.locator('.g-found button').click();
    await check(`${language}: it can be taken away`, (await code(page)).startsWith('- '), await code(page));
    await look(page, `${language}: the step`);

    await page.goto(`${link}/languages`);
    await page.locator('#languages-other').fill(language === 'de' ? 'Tigrinya, Kurm' : 'التغرينية، الأرمن');
    await list.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const languages = await page.locator('#languages-other').inputValue();
    await check(`${language}: one language is found after the other`, /^(Tigrinya|التغرينية)[,،] \S.*, $/.test(languages), languages);
    await context.close();
  }

  const silent = await phone('de');
  const page = await silent.newPage();
  await page.route('**/codes/**', (route) => route.abort());
  const link = await begin(page, 'de');
  await page.goto(`${link}/work`);
  await page.locator('#occupation').fill('Buchhalterin');
  await page.locator('main form button[value=on]').click();
  await page.goto(`${link}/work`);
  await check('nothing is lost when the script gets no answer', await words(page) === 'Buchhalterin', await words(page));
  await silent.close();

  await atTheDesk({ signIn, check, look, reference: await withoutScript({ phone, begin, check }) });
}

/** Every step is typed without JavaScript; the check page asks once, and costs no further page. */
async function withoutScript({ phone, begin, check }) {
  const context = await phone('de', { javaScriptEnabled: false });
  const page = await context.newPage();
  const link = await begin(page, 'de');
  const steps = {
    person: { given_name: 'Amal', 'birth-year': '1990', email: 'amal.codes@example.org', phone: '+43 664 765432' },
    place: { country_of_origin: 'SY', postcode: '6020', labour_market_access: 'yes' },
    work: { occupation: 'Ich war Programmiererin', industry: 'K', experience_years: '7', education_level: 'bachelor' },
    languages: { german: 'B1', 'languages-other': 'турецкий, Rusinisch', goals: 'network' },
    consents: { consent_application: 'yes' },
  };
  for (const [step, form] of Object.entries(steps)) {
    await context.request.post(`${link}/${step}`, { form: { step, go: 'on', ...form }, headers: { 'sec-fetch-site': 'same-origin' } });
  }
  await page.goto(`${link}/check`);
  const offers = page.locator('input[name=occupation-code]');
  await check('without JavaScript up to five codes are offered, and none', async () => {
    const count = await offers.count();
    return count > 1 && count <= 6 && await page.locator('input[name=occupation-code]:checked').count() === 0;
  });
  await page.locator('input[name=occupation-code][value^="2512 "]').check();
  await page.locator('main form button[name=send]').click();
  await page.waitForURL(/\/applications\//);
  const reference = await page.locator('data.reference').getAttribute('value');
  await check('the application is sent with the choice', /^\d+-\w{5}$/.test(reference), reference);
  await context.close();
  return reference;
}

/** The coordination sees own words and titles, and finds a code by keyboard. */
async function atTheDesk({ signIn, check, look, reference }) {
  const context = await signIn('coordinator');
  const page = await context.newPage();
  await page.goto('/desk/cohorts');
  const cohorts = await page.locator('main a[href^="/desk/cohorts/"]').evaluateAll((links) => links.map((link) => link.href.split('/').pop()));
  let href;
  for (const id of cohorts) {
    await page.goto(`/desk/applications?cohort=${id}&status=received`);
    const row = page.locator('tbody tr', { hasText: reference }).locator('a[data-row]');
    if (await row.count()) href = new URL(await row.getAttribute('href'), page.url()).href;
  }
  await page.goto(href);
  const text = await page.locator('main').textContent();
  await check('the desk shows own words beside the title of their code', /Ich war Programmiererin\s+Softwareentwickler:innen/.test(text), text);
  await check('a language that no list has is marked', /Türkisch, .*Rusinisch.*ohne Code/.test(text), text);
  await page.goto(`${href}/codes`);
  await page.locator('#target_occupation').fill('Informat');
  await page.locator('#target_occupation-list').waitFor();
  await look(page, 'the form of the staff with an open list');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const title = await page.locator('.g-find:has(#target_occupation) .g-found bdi').textContent();
  await page.locator('main form button[value=save]').click();
  await page.waitForURL(href);
  await check('the code found by staff is shown', (await page.locator('main').textContent()).includes(title), title);
  await context.close();
}
