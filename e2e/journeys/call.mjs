// Karin calls Brigitte and writes down what she hears; Brigitte gets a real letter, opens its link and sends the
// questionnaire; Karin judges, notes the commitment and takes her into the pool. Once in German with JavaScript,
// once in English at 390 px without it. Counts screens, fields and clicks of both.
import { examine } from '../axe.mjs';
import { openCohort } from '../cohorts.mjs';
import { startDemo } from '../demo.mjs';
import { startMails } from '../mails.mjs';

// Proves S1-27, S1-28, S1-31, S1-39.
export const name = 'a mentor is called and answers the questionnaire';
export const ownServer = true;

const most = {
  call: { screens: 1, fields: 7, clicks: 2 },
  mentor: { screens: 4, fields: 5, clicks: 7 },
  decision: { screens: 2, fields: 7, clicks: 10 },
};

/** What Karin hears on the telephone, and notes while talking. */
const heard = {
  motive: 'Hat selbst neu angefangen und möchte etwas zurückgeben.', experience: 'Leitet seit zwölf Jahren ein Team.',
  network: 'Kennt viele Betriebe in der Branche.', time: 'Zwei Abende im Monat gehen.', occupation: 'Buchhalterin', languages: 'Englisch C1', experience_years: '12',
};

/** What the letter says, and what Brigitte answers on which page. */
const told = {
  de: { subject: /Fragebogen/, markets: 'Türkei, Serbien' },
  en: { subject: /questionnaire/i, markets: 'Turkey, Serbia' },
};

export async function run({ browser, check }) {
  const mails = await startMails();
  let demo;
  try {
    demo = await startDemo({ env: mails.env });
    // The letters of the demo's own people go out first.
    await mails.settled();
    const desk = await signIn(browser, demo);
    const storageState = await desk.storageState();
    const house = { browser, check, demo, mails, desk, storageState };
    await story({ ...house, language: 'de', javaScript: true });
    await story({ ...house, language: 'en', javaScript: false });
    await desk.close();
  } finally {
    await demo?.stop();
    await mails.stop();
  }
}

/** Karin's browser. */
async function signIn(browser, demo) {
  const context = await browser.newContext({ baseURL: demo.base, locale: 'de-AT' });
  const page = await context.newPage();
  await page.goto(demo.links.get('coordinator'));
  const button = page.locator('main form[method=post] button');
  if (await button.count() === 1) await Promise.all([page.waitForNavigation(), button.click()]);
  await page.close();
  return context;
}

async function story(house) {
  const { check, mails, desk, language } = house;
  const say = (text) => `${language}: ${text}`;
  const look = looking({ ...house, say });
  const karin = await desk.newPage();
  const email = `brigitte.${language}@example.org`;
  const path = await takeIn(karin, email, language);
  await call({ ...house, karin, path, say, look });
  const letter = await mails.letter(email, /\/questionnaires\//);
  await check(say('the letter is in her language and its subject names nobody'), /charset=utf-8/i.test(letter.head) && !/Brigitte/.test(letter.head.match(/^subject:.*/im)[0]));
  const link = new URL(letter.body.match(/https?:\S+\/questionnaires\/\S+/)[0]).pathname;
  await check(say('the link leads to her language'), link.startsWith(`/${language}/questionnaires/`), link);
  await answer({ ...house, link, say, look });
  await decide({ ...house, karin, path, say, look });
  await karin.close();
}

/** Somebody has called for the first time: contact and company, by the page of the staff. */
async function takeIn(karin, email, language) {
  const { id } = await openCohort(karin, { capacity: 10 });
  await Promise.all([karin.waitForNavigation(), karin.locator('main form.g-btns button[type=submit]').click()]);
  await karin.goto(`/desk/mentors/new?cohort=${id}`);
  const typed = { given_name: 'Brigitte', family_name: `Öhler ${language}`, email, phone: `+43 1 70070${language.length}${language.charCodeAt(0)}`, company: 'Donau Treuhand', position: 'Leiterin', postcode: '1020' };
  for (const [field, value] of Object.entries(typed)) await karin.locator(`#${field}`).fill(value);
  await karin.locator('#industry').selectOption('69.2');
  await karin.locator('#language').selectOption(language);
  await karin.locator('#consent_application').check();
  await Promise.all([karin.waitForURL(/\/desk\/mentors\/[0-9a-f-]{36}$/), karin.locator('main form.g-form .g-btns button[type=submit]').last().click()]);
  return new URL(karin.url()).pathname;
}

async function call({ check, karin, path, say, look, language }) {
  const count = { screens: 1, fields: 0, clicks: 0 };
  await karin.goto(path);
  await Promise.all([karin.waitForURL(/\/consultation$/), karin.getByRole('link', { name: 'Telefongespräch führen' }).click()]);
  count.clicks += 1;
  await check(say('what is known stands there already'), async () => await karin.locator('#company').inputValue() === 'Donau Treuhand' && await karin.locator('#postcode').inputValue() === '1020');
  for (const [field, value] of Object.entries(heard)) {
    count.fields += 1;
    await karin.locator(`#${field}`).fill(value);
  }
  await check(say('the form says what is still open'), async () => /Noch offen: .*Zeit für Treffen/.test(await karin.locator('main').innerText()));
  if (language === 'de') await look(`${path}/consultation`, 'desk');
  await Promise.all([karin.waitForURL((url) => url.pathname === path), karin.locator('main button[value=send]').click()]);
  count.clicks += 1;
  await check(say('the questionnaire is on its way'), async () => /geschickt am/.test(await karin.locator('main').innerText()));
  tell(check, say, 'call', count);
}

async function answer({ browser, demo, check, link, language, javaScript, say, look }) {
  const count = { screens: 0, fields: 0, clicks: 0 };
  const phone = () => browser.newContext({ baseURL: demo.base, javaScriptEnabled: javaScript, locale: language, viewport: { width: 390, height: 800 } });
  let context = await phone();
  let page = await context.newPage();
  await page.goto(link);
  await check(say('the link leads to what is missing'), page.url().endsWith('/meeting'), page.url());
  await page.goto(`${link}/work`);
  await check(say('what was said on the telephone is filled in'), async () => await page.locator('#occupation').inputValue() === heard.occupation && await page.locator('#company').inputValue() === 'Donau Treuhand');
  const go = async (button, to) => {
    count.clicks += 1;
    await Promise.all([page.waitForURL(to), page.locator(button).click()]);
  };
  await page.goto(`${link}/knowledge`);
  count.screens += 1;
  count.fields += 1;
  await page.locator('#target_markets').fill(told[language].markets);
  await go('main form button[value=on]', `**${link}/meeting`);
  count.screens += 1;
  count.fields += 2;
  await page.locator('input[name=availability][value=evenings]').check();
  await page.locator('#capacity').fill('2');
  count.clicks += 1;
  await go('main form button[value=on]', `**${link}/topics`);
  await context.close();
  context = await phone();
  page = await context.newPage();
  await page.goto(link);
  await check(say('after a broken line the link leads to the next page'), page.url().endsWith('/topics'), page.url());
  count.screens += 1;
  for (const topic of ['network', 'application']) {
    count.fields += 1;
    count.clicks += 1;
    await page.locator(`input[name=topics][value=${topic}]`).check();
  }
  await go('main form button[value=on]', `**${link}/check`);
  count.screens += 1;
  const words = await page.locator('main').innerText();
  await check(say('everything stands there once more, and nothing was lost'), [heard.occupation, told[language].markets, '1020'].every((text) => words.includes(text)), words);
  for (const at of language === 'de' ? ['work', 'knowledge', 'meeting', 'topics', 'check'] : []) {
    for (const other of ['de', 'en', 'ar']) await look(`${link}/${at}`.replace(/^\/de/, `/${other}`));
  }
  await page.goto(`${link}/check`);
  await check(say('Arabic is offered'), async () => await page.locator('a[hreflang=ar], a[lang=ar]').count() > 0);
  await go('main form button[name=send]', `**${link}/thanks`);
  const again = await context.request.post(`${link}/check`, { form: { send: 'yes' }, maxRedirects: 0, headers: { 'sec-fetch-site': 'same-origin' } });
  await check(say('sent twice is sent once'), again.status() === 303 && again.headers().location === `${link}/thanks`, `${again.status()}`);
  await page.goto(link);
  await check(say('the link says thanks from now on'), page.url().endsWith('/thanks'), page.url());
  if (language === 'de') for (const other of ['de', 'ar']) await look(`${link}/thanks`.replace(/^\/de/, `/${other}`));
  tell(check, say, 'mentor', count);
  await context.close();
}

async function decide({ check, karin, path, say, look, language }) {
  const count = { screens: 0, fields: 0, clicks: 0 };
  await karin.goto(path);
  await check(say('her answers have arrived'), async () => /zurück am/.test(await karin.locator('main').innerText()));
  if (language === 'de') await look(path, 'desk');
  count.screens += 1;
  const press = async (locator, to) => {
    count.clicks += 1;
    await Promise.all([karin.waitForURL(to), locator.click()]);
  };
  await press(karin.getByRole('link', { name: 'Über die Eignung entscheiden' }), /\/suitability$/);
  if (language === 'de') await look(`${path}/suitability`, 'desk');
  for (const radio of ['motive-found', 'experience-found', 'network-found', 'time-found', 'volunteer', 'suitable']) {
    count.fields += 1;
    count.clicks += 1;
    await karin.locator(`input[name=${radio}][value=yes]`).check();
  }
  const today = new Date();
  count.fields += 1;
  await karin.locator('#committed_on-day').fill(String(today.getUTCDate()));
  await karin.locator('#committed_on-month').fill(String(today.getUTCMonth() + 1));
  await karin.locator('#committed_on-year').fill(String(today.getUTCFullYear()));
  await press(karin.locator('main form button[type=submit]').last(), (url) => url.pathname === path);
  count.screens += 1;
  await check(say('the commitment stands there with its day'), async () => /zugesagt am/.test(await karin.locator('main').innerText()));
  await karin.locator('details[data-key=v] summary').click();
  count.clicks += 1;
  await press(karin.locator('details[data-key=v] button'), (url) => url.pathname === path);
  await check(say('she is in the pool, with room for two'), async () => {
    const words = (await karin.locator('.g-id').innerText()).replace(/[\u2068\u2069]/g, '');
    return words.includes('verfügbar') && words.includes('0 von 2');
  });
  if (language === 'de') await look(`${path}/answers`, 'desk');
  tell(check, say, 'decision', count);
}

function tell(check, say, part, count) {
  const all = Object.keys(count).map((key) => `${key} ${count[key]} of ${most[part][key]}`);
  console.log(`    ${say(part)}: ${all.join(', ')}`);
  return check(say(`${part} is as short as promised`), Object.keys(count).every((key) => count[key] <= most[part][key]), JSON.stringify(count));
}

/** axe and the other questions, in this journey's own demo: as Karin at the desk, else as a visitor. */
function looking({ check, browser, demo, storageState, say }) {
  const open = (role, options) => browser.newContext({ baseURL: demo.base, locale: 'de-AT', ...(role ? { storageState } : {}), ...options });
  return async (url, role) => {
    const faults = await examine({ signIn: open, role, base: demo.base, url });
    await check(say(`${url.replace(/questionnaires\/[^/]+/, 'questionnaires/…')} is clean`), faults.length === 0, faults.slice(0, 12).join('\n    '));
  };
}
