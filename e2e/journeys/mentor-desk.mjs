// A mentor is called and answers the questionnaire: Karin telephones, with JavaScript and without; Brigitte answers by her
// link on a telephone of 390 px without JavaScript and comes back after each page; Karin decides and makes her available.
import { openCohort } from '../cohorts.mjs';

// Proves S1-27, S1-28, S1-39.
export const name = 'a mentor is called and answers the questionnaire';

const contact = { given_name: 'Brigitte', email: 'brigitte.called@example.org', phone: '+43 1 7654321' };
const company = { company: 'Murtal Stahl GmbH', position: 'Leiterin', industry: 'C', postcode: '9020', consent_application: 'yes' };

/** Page of the questionnaire → what Brigitte types or chooses. */
const pages = {
  work: { occupation: 'Maschinenbauerin', company_size: '50_249' },
  knowledge: { languages: 'English C1, Turkish', target_markets: 'Turkey, Serbia' },
  meeting: { availability: ['evenings', 'weekends'], capacity: '2' },
  topics: { topics: ['network', 'confidence'] },
};

export async function run({ browser, base, signIn, axe, check }) {
  const desk = await signIn('coordinator');
  const karin = await desk.newPage();
  const { slug } = await openCohort(karin, { capacity: 10 });
  await karin.locator('main form.g-btns button[type=submit]').click();
  await karin.getByText('nimmt Bewerbungen').first().waitFor().catch(() => {});
  for (const [at, javaScript] of [true, false].entries()) {
    const family = `Anruf ${at + 1}`;
    await signUp({ browser, base, slug, family });
    await called({ browser, base, desk, family, javaScript, axe, check });
  }
  await axe('coordinator', '/desk/mentors/companies');
  await desk.close();
}

async function signUp({ browser, base, slug, family }) {
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  await page.goto(`/en/apply/${slug}/mentor`);
  for (const [field, typed] of Object.entries({ ...contact, family_name: family })) await page.locator(`#${field}`).fill(typed);
  await Promise.all([page.waitForURL(/\/company$/), page.locator('main form button[name=begin]').click()]);
  await answer(page, company);
  await Promise.all([page.waitForURL(/\/check$/), page.locator('main form button[value=on]').click()]);
  await Promise.all([page.waitForURL(/\/mentors\//), page.locator('main form button[name=send]').click()]);
  await context.close();
}

async function called({ browser, base, desk, family, javaScript, axe, check }) {
  const how = javaScript ? 'with JavaScript' : 'without JavaScript';
  const context = javaScript ? desk : await browser.newContext({
    baseURL: base, javaScriptEnabled: false, locale: 'de-AT', storageState: await desk.storageState(),
  });
  const page = await context.newPage();
  await page.goto(`/desk/mentors?search=${encodeURIComponent(family.toLowerCase())}`);
  await page.getByRole('link', { name: `Brigitte ${family}` }).click();
  await page.waitForURL(/\/desk\/mentors\/[0-9a-f-]{36}$/);
  const mentor = new URL(page.url()).pathname;
  const press = async (button, to) => {
    await Promise.all([page.waitForURL(to), page.getByRole('button', { name: button }).last().click()]);
  };

  await page.getByRole('link', { name: 'Telefongespräch führen' }).click();
  await page.waitForURL(/\/consultation$/);
  await check(`${how}: what she typed stands there`, await page.locator('#company').inputValue() === company.company);
  await page.locator('#motive').fill('Möchte weitergeben, was sie gelernt hat.');
  await page.locator('#capacity').fill('1');
  await press('Speichern', /\/consultation$/);
  await check(`${how}: notes are kept`, (await page.locator('#motive').inputValue()).startsWith('Möchte'));
  await page.locator('#language').selectOption('en');
  await press('Speichern und Fragebogen schicken', (url) => url.pathname === mentor);
  await check(`${how}: the questionnaire is on its way`, await page.getByText(/geschickt am/).count() > 0);

  const link = await letter(context, base, check);
  await questionnaire({ browser, base, link, how, axe, check });

  await page.goto(mentor);
  await check(`${how}: the desk sees that it is back`, await page.getByText(/zurück am/).count() > 0);
  await page.getByRole('link', { name: 'Über die Eignung entscheiden' }).click();
  await page.waitForURL(/\/suitability$/);
  for (const point of ['motive', 'experience', 'network', 'time']) await page.locator(`input[name=${point}-found][value=yes]`).check();
  await page.locator('input[name=volunteer][value=yes]').check();
  await page.locator('input[name=suitable][value=yes]').check();
  const today = new Date();
  for (const [part, value] of [['day', today.getDate()], ['month', today.getMonth() + 1], ['year', today.getFullYear()]]) {
    await page.locator(`#committed_on-${part}`).fill(String(value));
  }
  if (javaScript) for (const address of [mentor, `${mentor}/consultation`, `${mentor}/suitability`]) await axe('coordinator', address);
  await press('Eignung speichern', (url) => url.pathname === mentor);
  if (javaScript) {
    await page.keyboard.press('v');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  } else {
    await page.locator('details[data-key=v] summary').click();
    await press('Verfügbar machen', (url) => url.pathname === mentor);
  }
  await check(`${how}: she is available with a dated commitment`,
    await page.locator('.g-id .g-tag.ok').count() === 1 && await page.getByText(/zugesagt am/).count() > 0, await page.locator('main').innerText());
  await page.close();
  if (!javaScript) await context.close();
}

/** The link in the newest letter of the outbox; demos show letters instead of sending them. */
async function letter(context, base, check) {
  const page = await context.newPage();
  await page.goto('/desk/outbox');
  await page.getByRole('link', { name: /Fragebogen: an Mentor/ }).first().click();
  const text = await page.locator('main').innerText();
  const found = text.match(/\/en\/questionnaires\/\S+/)?.[0];
  await check('the letter leads to the questionnaire', Boolean(found), text);
  await page.close();
  return found ? base + found : undefined;
}

async function questionnaire({ browser, base, link, how, axe, check }) {
  const phone = () => browser.newContext({ baseURL: base, javaScriptEnabled: false, locale: 'en', viewport: { width: 390, height: 800 } });
  let context = await phone();
  let page = await context.newPage();
  let screens = 0;
  for (const [step, answers] of Object.entries(pages)) {
    await page.goto(`${link}/${step}`);
    screens += 1;
    await answer(page, answers);
    await page.locator('main form button[value=on]').click();
    await page.waitForURL((url) => !url.pathname.endsWith(step));
    // The line breaks: another telephone, only the link is left.
    await context.close();
    context = await phone();
    page = await context.newPage();
    await page.goto(`${link}/${step}`);
    await check(`${how}: nothing typed on ${step} is lost`, await kept(page, answers));
    for (const language of ['en', 'ar']) await axe(undefined, new URL(link).pathname.replace(/^\/\w\w/, `/${language}`) + `/${step}`);
  }
  await page.goto(link);
  await page.waitForURL(/\/check$/);
  screens += 1;
  await axe(undefined, `${new URL(link).pathname}/check`);
  await Promise.all([page.waitForURL(/\/thanks$/), page.locator('main form button[name=send]').click()]);
  await page.goto(`${link}/work`);
  await page.waitForURL(/\/thanks$/);
  await check(`${how}: the way back leads to thanks`, page.url().endsWith('/thanks'), page.url());
  const guessed = await context.request.get(link.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')));
  await check(`${how}: a guessed link opens nothing`, guessed.status() === 404, `${guessed.status()}`);
  console.log(`    questionnaire: ${screens} screens`);
  await context.close();
}

async function answer(page, answers) {
  for (const [field, typed] of Object.entries(answers)) {
    const choices = page.locator(`input[name=${field}]:is([type=radio], [type=checkbox])`);
    if (await choices.count()) for (const value of [typed].flat()) await page.locator(`input[name=${field}][value="${value}"]`).check();
    else if (await page.locator(`select#${field}`).count()) await page.locator(`#${field}`).selectOption(typed);
    else await page.locator(`#${field}`).fill(typed);
  }
}

async function kept(page, answers) {
  for (const [field, typed] of Object.entries(answers)) {
    const chosen = page.locator(`input[name=${field}]:is([type=radio], [type=checkbox]):checked`);
    const found = await page.locator(`#${field}`).evaluate((element) => element.value ?? '').catch(() => '');
    const ticked = await chosen.evaluateAll((inputs) => inputs.map((input) => input.value));
    if (found !== typed && ticked.join() !== [typed].flat().join()) return false;
  }
  return true;
}
