// Amal applies as a mentee: in Arabic, on a telephone of 390 px, without JavaScript. After each step the
// line breaks and she comes back by her link. Counts screens, fields and clicks; nothing typed may be lost.
export const name = 'apply as a mentee';

const most = { screens: 7, fields: 18, clicks: 25 };

/** Field → what Amal types or chooses, by step; a list is several ticks. */
const steps = {
  person: { given_name: 'أمل', family_name: 'الحسن', birth: ['١٧', '5', '1990'], email: 'amal@example.org', phone: '+43 664 123456' },
  place: { country_of_origin: 'SY', gender: 'f', postcode: '١٠٢٠', labour_market_access: 'yes' },
  work: { occupation: 'محاسبة', industry: '69.2', experience_years: '7', education_level: 'bachelor' },
  languages: { german: 'B1', languages: ['ar', 'en'], goals: ['network'] },
  consents: { consent_application: 'yes', consent_origin_matching: 'yes' },
};

export async function run({ browser, base, axe, check }) {
  const start = await openCohort(browser, base);
  const count = { screens: 0, fields: 0, clicks: 0 };
  const phone = () => browser.newContext({
    baseURL: base, javaScriptEnabled: false, locale: 'ar', viewport: { width: 390, height: 800 },
  });
  let context = await phone();
  let page = await context.newPage();
  const go = async (button) => { count.clicks += 1; await page.locator(button).click(); };

  await page.goto(start.replace('/de/', '/ar/'));
  count.screens += 1;
  await go('main form button[name=begin]');
  const link = page.url().replace(/\/person$/, '');
  let lost = 0;
  for (const [step, answers] of Object.entries(steps)) {
    // The line breaks: another telephone, only the link is left. It leads to this step.
    await context.close();
    context = await phone();
    page = await context.newPage();
    await page.goto(link);
    await check(`the link leads to the step ${step}`, page.url() === `${link}/${step}`, page.url());
    lost += await missing(page, link, step);
    await page.goto(`${link}/${step}`);
    count.screens += 1;
    for (const [field, answer] of Object.entries(answers)) {
      count.fields += 1;
      count.clicks += await answerField(page, field, answer);
    }
    await go('main form button[value=on]');
  }
  await check('0 fields are lost after five broken lines', lost === 0, `${lost} lost`);
  await check('the last step leads to the check page', page.url() === `${link}/check`, page.url());
  count.screens += 1;
  const words = await page.locator('main').textContent();
  await check('the check page shows what was typed', ['أمل', 'الحسن', 'محاسبة', 'سوريا', '١٠٢٠'].every((typed) => words.includes(typed)), words);
  await look(axe, link);
  const own = link.replace('/drafts/', '/applications/');
  await go('main form button[name=send]');
  await check('the confirmation has a number', async () => /^\d+-\w{5}$/.test(await page.locator('data.reference').getAttribute('value')));
  await check('the confirmation has the same link', page.url() === own, page.url());
  console.log(`    screens ${count.screens} of ${most.screens}, fields ${count.fields} of ${most.fields}, clicks ${count.clicks} of ${most.clicks}`);
  await check('as short as promised', Object.keys(most).every((key) => count[key] <= most[key]), JSON.stringify(count));

  const reference = await page.locator('data.reference').getAttribute('value');
  await page.goBack();
  await page.goto(`${link}/check`);
  await check('the way back leads to what was sent', page.url() === own, page.url());
  const again = await context.request.post(`${link}/check`, { form: { send: 'yes' }, maxRedirects: 0, headers: { 'sec-fetch-site': 'same-origin' } });
  await check('sent twice is sent once', again.status() === 303 && again.headers().location === new URL(own).pathname, `${again.status()}`);
  await page.goto(own);
  await check('the number stays', await page.locator('data.reference').getAttribute('value') === reference);
  const guessed = await context.request.get(link.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')));
  await check('a guessed link opens nothing', guessed.status() === 404, `${guessed.status()}`);
  await refuse(page, start, check);
  for (const url of [start, own, `${own}/withdrawal`]) for (const language of ['de', 'ar']) await axe(undefined, into(url, language));

  await page.goto(`${own}/withdrawal`);
  await page.locator('main form button[name=withdraw]').click();
  await check('the application is withdrawn', async () => (await page.locator('h1').textContent()).includes('سحبت'));
  await context.close();
}

/** An empty step is refused with a summary that leads to each field, and says so in its title. */
async function refuse(page, start, check) {
  await page.goto(start);
  await page.locator('main form button[name=begin]').click();
  await page.locator('#given_name').fill('Amal');
  await page.locator('main form button[value=on]').click();
  await check('a refused step says what is missing and keeps the rest', async () => {
    const links = await page.locator('.g-errsum a').count();
    return links === 3 && (await page.title()).startsWith('Fehler:') && await page.locator('#given_name').inputValue() === 'Amal';
  });
  await page.locator('main form button[value=later]').click();
  await check('the link for another device is shown', page.url().endsWith('/later'), page.url());
}

/** axe and the measurements on every page of a draft, in German and in Arabic. */
async function look(axe, link) {
  for (const language of ['de', 'ar']) {
    for (const page of [...Object.keys(steps), 'check', 'later']) await axe(undefined, into(`${link}/${page}`, language));
  }
}

/** The path of a page in another language. */
const into = (url, language) => new URL(url).pathname.replace(/^\/\w\w/, `/${language}`);

/** How many answers of the steps before are not there any more. */
async function missing(page, link, before) {
  let lost = 0;
  for (const [step, answers] of Object.entries(steps)) {
    if (step === before) return lost;
    await page.goto(`${link}/${step}`);
    for (const [field, answer] of Object.entries(answers)) lost += await has(page, field, answer) ? 0 : 1;
  }
  return lost;
}

async function has(page, field, answer) {
  if (field === 'birth') {
    const typed = await Promise.all(['day', 'month', 'year'].map((part) => page.locator(`#birth-${part}`).inputValue()));
    return typed.join() === answer.join();
  }
  const choices = page.locator(`input[name=${field}]:is([type=radio], [type=checkbox]):checked`);
  if (await page.locator(`input[name=${field}]:is([type=radio], [type=checkbox])`).count()) {
    const chosen = await choices.evaluateAll((inputs) => inputs.map((input) => input.value));
    return chosen.join() === [answer].flat().join();
  }
  return await page.locator(`#${field}`).inputValue() === answer;
}

/** Answers one field and gives its clicks: each tick and choice is one, a list is opened with one more. */
async function answerField(page, field, answer) {
  if (field === 'birth') {
    for (const [at, part] of ['day', 'month', 'year'].entries()) await page.locator(`#birth-${part}`).fill(answer[at]);
    return 0;
  }
  if (await page.locator(`select#${field}`).count()) {
    await page.locator(`#${field}`).selectOption(answer);
    return 2;
  }
  const choice = (value) => page.locator(`input[name=${field}][value="${value}"]`);
  if (await page.locator(`input[name=${field}]:is([type=radio], [type=checkbox])`).count()) {
    for (const value of [answer].flat()) await choice(value).check();
    return [answer].flat().length;
  }
  await page.locator(`#${field}`).fill(answer);
  return 0;
}

/** The start page of a cohort that takes applications, as the programme's public page leads to it. */
async function openCohort(browser, base) {
  const context = await browser.newContext({ baseURL: base, locale: 'de-AT' });
  const page = await context.newPage();
  await page.goto('/de');
  const programmes = await page.locator('main a[href*="/programmes/"]').evaluateAll((links) => links.map((link) => link.href));
  for (const address of programmes.length ? programmes : [`${base}/de`]) {
    await page.goto(address);
    const apply = page.locator('main a[href*="/apply/"][href$="/mentee"]').first();
    if (await apply.count()) {
      const start = new URL(await apply.getAttribute('href'), base).href;
      await context.close();
      return start;
    }
  }
  throw new Error('no public page leads to an open cohort');
}
