// Amal applies as a mentee: in Arabic, on a telephone of 390 px, without JavaScript. After each step the
// line breaks and she comes back by her link. Counts screens, fields and clicks; nothing typed may be lost.
import { answerField, has, openCohort, steps } from '../applicant.mjs';

// Proves S1-40.
export const name = 'apply as a mentee';

const most = { screens: 7, fields: 18, clicks: 25 };

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
