// What both sides of a running pair do themselves, on a telephone and without JavaScript: the mentor writes the agreement in
// German, the mentee signs it in Arabic, both say what they expect, one does not fit and asks for help, and the desk hears of it.
import { clean, press, pressed } from './days.mjs';
import { linkIn, look, phone } from './meetings.mjs';

// Proves S1-52, S1-53, S1-56.
export async function proposed({ as, check, mails }, pair) {
  const started = await mails.letter(pair.mentor.to, /\/agreements\//);
  const brigitte = await as(null, phone);
  await brigitte.goto(linkIn(started, 'agreements').replace(/^\/../, '/de'));
  await look({ as, check }, brigitte, 'the empty agreement');
  await brigitte.getByLabel('Kontakte im Beruf').check();
  await brigitte.getByLabel('Welche Aufgabe gehen Sie an?').fill('Lebenslauf bis Mai');
  await brigitte.getByLabel('Wo treffen Sie sich?').fill('im Büro');
  await brigitte.getByLabel(/Ich habe alles gelesen/).check();
  await press(brigitte, 'Unterschreiben und vorschlagen');
  await check('the mentor has signed and waits', async () => brigitte.getByText('Sie haben unterschrieben').waitFor({ timeout: 5000 }));
  await look({ as, check }, brigitte, 'the agreement that waits');
  await expect({ as, check }, brigitte, 'Erwartungen', 'not_at_all', 'Antworten speichern');
  const page = new URL(brigitte.url()).pathname;
  await fits({ as, check, mails }, pair);
  return { ...pair, page };
}

/** The next morning: what waits for the mentee has come. */
export async function agreed({ as, check, mails }, pair) {
  const letter = await mails.letter(pair.mentee.to, /\/agreements\//);
  const amal = await as(null, { ...phone, locale: 'ar' });
  await amal.goto(linkIn(letter, 'agreements').replace(/^\/../, '/ar'));
  await look({ as, check }, amal, 'the agreement in Arabic');
  await amal.locator('#agree').check();
  await press(amal, 'توقيع');
  await check('both have signed, in Arabic', async () => amal.getByText('وقّع الطرفان').waitFor({ timeout: 5000 }));

  await expect({ as, check }, amal, 'التوقعات', 'fully', 'حفظ الأجوبة');
  const brigitte = await as(null, phone);
  await brigitte.goto(pair.page);
  await check('both read both', async () => brigitte.getByText('darüber reden').first().waitFor({ timeout: 5000 }));
  await look({ as, check }, brigitte, 'what both expect');

  await pressed(amal, amal.getByRole('link', { name: 'أحتاج إلى مساعدة' }));
  await look({ as, check }, amal, 'the page for help in Arabic');
  await amal.locator('#line').fill('لا أفهم الرسائل');
  await press(amal, 'أرجو التواصل معي');
  await check('help was asked for', async () => amal.getByText('طلبتم المساعدة').waitFor({ timeout: 5000 }));
  await heard({ as, check }, pair);
  return pair;
}

async function expect({ as, check }, page, door, degree, save) {
  await pressed(page, page.getByRole('link', { name: door }));
  await look({ as, check }, page, `the questions, answered with ${degree}`);
  for (const answer of await page.locator(`input[value=${degree}]`).all()) await answer.check();
  await press(page, save);
}

async function fits({ as, check, mails }, pair) {
  const page = linkIn(await mails.letter(pair.mentor.to, /\/fit-answers\//), 'fit-answers').replace(/^\/../, '/de');
  const brigitte = await as(null, phone);
  for (const answer of ['does_not', 'fits']) {
    await brigitte.goto(`${page}?answer=${answer}`);
    await check(`one button for ${answer}`, await brigitte.getByRole('button').count() === 1);
    await look({ as, check }, brigitte, `the page for ${answer}`);
  }
  await press(brigitte, 'Ja, es passt');
  await check('it fits', async () => brigitte.getByText('Bisher haben Sie gesagt: Es passt.').waitFor({ timeout: 5000 }));
}

async function heard({ as, check }, pair) {
  const office = await as('coordinator');
  await office.goto('/desk/warnings');
  const line = office.locator('tr', { hasText: 'bittet um Hilfe' }).filter({ hasText: pair.mentee.name });
  await check('the office has the warning at once', async () => line.first().waitFor({ timeout: 5000 }));
  await pressed(office, line.first().getByRole('link'));
  await check('and reads the words', async () => office.getByText('لا أفهم الرسائل').waitFor({ timeout: 5000 }));
  await clean(check, office, 'the warning of a raised hand');
  for (const noun of ['agreement', 'expectations', 'fit-answers']) {
    await office.goto(`${pair.href}/${noun}`);
    await clean(check, office, `the desk page: ${noun}`);
  }
}
