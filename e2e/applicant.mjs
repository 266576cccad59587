// Amal, who applies: what she types, and how a page is filled in and read again.

/** Field → what Amal types or chooses, by step; a list is several ticks. */
export const steps = {
  person: { given_name: 'أمل', family_name: 'الحسن', birth: ['١٧', '5', '1990'], email: 'amal@example.org', phone: '+43 664 123456' },
  place: { country_of_origin: 'SY', gender: 'f', postcode: '١٠٢٠', labour_market_access: 'yes' },
  work: { occupation: 'محاسبة', industry: '69.2', experience_years: '7', education_level: 'bachelor' },
  languages: { german: 'B1', languages: ['ar', 'en'], goals: ['network'] },
  consents: { consent_application: 'yes', consent_origin_matching: 'yes' },
};

/** Does the page still show this answer? */
export async function has(page, field, answer) {
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
export async function answerField(page, field, answer) {
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
export async function openCohort(browser, base) {
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
