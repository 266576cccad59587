// Brigitte signs up as a mentor: in English on a telephone of 390 px without JavaScript, and once in German with it.
// After each step the line breaks and she comes back by her link. Counts screens, fields and clicks; nothing typed may be lost.
import { openCohort } from '../cohorts.mjs';

// Proves S1-29, S1-39.
export const name = 'sign up as a mentor';

const most = { screens: 3, fields: 9, clicks: 12 };

/** Field → what Brigitte types or chooses, by step. */
const steps = {
  contact: { given_name: 'Brigitte', family_name: 'Ö', email: 'brigitte@example.org', phone: '+43 1 234567' },
  company: { company: 'Müller & Söhne GmbH', position: 'Prokuristin', industry: '69.2', postcode: '6020', consent_application: 'yes' },
};

export async function run({ browser, base, signIn, axe, check }) {
  const desk = await signIn('coordinator');
  const karin = await desk.newPage();
  const { slug } = await openCohort(karin, { capacity: 10 });
  await Promise.all([karin.waitForNavigation(), karin.locator('main form.g-btns button[type=submit]').click()]);
  const own = await signUp({ browser, base, slug, language: 'en', javaScript: false, check });
  await signUp({ browser, base, slug, language: 'de', javaScript: true, axe, check });
  await refuse({ browser, base, slug, check });
  await staff({ karin, check });
  await leave({ browser, own, check });
  await desk.close();
}

/** Three screens; gives the address of the own page. Given `axe`, every page is examined on the way. */
async function signUp({ browser, base, slug, language, javaScript, axe, check }) {
  const count = { screens: 0, fields: 0, clicks: 0 };
  const phone = () => browser.newContext({
    baseURL: base, javaScriptEnabled: javaScript, locale: language, viewport: { width: 390, height: 800 },
  });
  const start = `/${language}/apply/${slug}/mentor`;
  let context = await phone();
  let page = await context.newPage();
  const go = async (button, to) => {
    count.clicks += 1;
    const there = page.waitForURL(to);
    await page.locator(button).click();
    await there;
  };
  await page.goto(start);
  count.screens += 1;
  await fill(page, steps.contact, count);
  await go('main form button[name=begin]', /\/drafts\/[^/]+\/company$/);
  const link = page.url().replace(/\/company$/, '');
  const again = async () => {
    await context.close();
    context = await phone();
    page = await context.newPage();
    await page.goto(link);
  };
  await again();
  await check(`${language}: the link leads to the second screen`, page.url() === `${link}/company`, page.url());
  let lost = await missing(page, link, ['contact']);
  await page.goto(`${link}/company`);
  count.screens += 1;
  await fill(page, steps.company, count);
  await go('main form button[value=on]', `${link}/check`);
  await again();
  await check(`${language}: the link leads to the check page`, page.url() === `${link}/check`, page.url());
  lost += await missing(page, link, ['contact', 'company']);
  await check(`${language}: 0 fields are lost after two broken lines`, lost === 0, `${lost} lost`);
  for (const at of axe ? ['contact', 'company', 'check', 'later'] : []) await axe(undefined, new URL(`${link}/${at}`).pathname);
  await page.goto(`${link}/check`);
  count.screens += 1;
  const words = await page.locator('main').textContent();
  await check(`${language}: the check page shows what was typed`, ['Brigitte', 'Ö', 'Müller & Söhne', '6020'].every((typed) => words.includes(typed)), words);
  const own = link.replace('/drafts/', '/mentors/');
  await go('main form button[name=send]', own);
  await check(`${language}: the confirmation has a number`, async () => /^\d+-\w{5}$/.test(await page.locator('data.reference').getAttribute('value')));
  console.log(`    ${language}: screens ${count.screens} of ${most.screens}, fields ${count.fields} of ${most.fields}, clicks ${count.clicks} of ${most.clicks}, ${lost} fields lost`);
  await check(`${language}: as short as promised`, Object.keys(most).every((key) => count[key] <= most[key]), JSON.stringify(count));
  await sentOnce({ page, context, link, own, check, language });
  for (const at of axe ? [start, new URL(own).pathname, `${new URL(own).pathname}/withdrawal`] : []) {
    for (const other of [language, 'ar']) await axe(undefined, at.replace(/^\/\w\w/, `/${other}`));
  }
  await context.close();
  return own;
}

async function sentOnce({ page, context, link, own, check, language }) {
  const reference = await page.locator('data.reference').getAttribute('value');
  await page.goBack();
  await page.goto(`${link}/check`);
  await check(`${language}: the way back leads to what was sent`, page.url() === own, page.url());
  const again = await context.request.post(`${link}/check`, { form: { send: 'yes' }, maxRedirects: 0, headers: { 'sec-fetch-site': 'same-origin' } });
  await check(`${language}: sent twice is sent once`, again.status() === 303 && again.headers().location === new URL(own).pathname, `${again.status()}`);
  await page.goto(own);
  await check(`${language}: the number stays`, await page.locator('data.reference').getAttribute('value') === reference);
  const guessed = await context.request.get(own.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')));
  await check(`${language}: a guessed link opens nothing`, guessed.status() === 404, `${guessed.status()}`);
}

/** Fills the fields of a screen: a tick is one click, a list is opened and chosen from. */
async function fill(page, answers, count) {
  for (const [field, answer] of Object.entries(answers)) {
    count.fields += 1;
    if (await page.locator(`select#${field}`).count()) {
      await page.locator(`#${field}`).selectOption(answer);
      count.clicks += 2;
    } else if (await page.locator(`input[name=${field}][type=checkbox]`).count()) {
      await page.locator(`input[name=${field}]`).check();
      count.clicks += 1;
    } else {
      await page.locator(`#${field}`).fill(answer);
    }
  }
}

/** How many answers of these steps are not there any more. */
async function missing(page, link, of) {
  let lost = 0;
  for (const step of of) {
    await page.goto(`${link}/${step}`);
    for (const [field, answer] of Object.entries(steps[step])) {
      const tick = page.locator(`input[name=${field}][type=checkbox]`);
      const is = await tick.count() ? await tick.isChecked() : await page.locator(`#${field}`).inputValue() === answer;
      lost += is ? 0 : 1;
    }
  }
  return lost;
}

/** The first screen is refused with a summary and keeps what was typed, also a turned name. */
async function refuse({ browser, base, slug, check }) {
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: false, locale: 'de-AT', viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(`/de/apply/${slug}/mentor`);
  await page.locator('#given_name').fill('Brigitte\u202e');
  await page.locator('#email').fill('brigitte');
  await page.locator('main form button[name=begin]').click();
  await check('a refused first screen says what is wrong and keeps the rest', async () => {
    await page.locator('.g-errsum').waitFor();
    const links = await page.locator('.g-errsum a').count();
    return links === 3 && (await page.title()).startsWith('Fehler:') && await page.locator('#email').inputValue() === 'brigitte';
  });
  await context.close();
}

/** Staff find both enquiries of the one firm, with how they came and since when they wait. */
async function staff({ karin, check }) {
  await karin.goto('/desk/mentors?status=enquiry&search=Söhne');
  await check('staff see two mentors of one firm who wait for a call', async () => {
    const rows = await karin.locator('main tbody tr').allTextContents();
    return rows.length === 2 && rows.every((row) => row.includes('online') && row.includes('seit heute'));
  });
}

/** She leaves by her link, without a reason. */
async function leave({ browser, own, check }) {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en', viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${own}/withdrawal`);
  const there = page.waitForURL(own);
  await page.locator('main form button[name=withdraw]').click();
  await there;
  await check('the mentor has left', async () => (await page.locator('h1').textContent()).includes('left'));
  await context.close();
}
