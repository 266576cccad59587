// What becomes of a pair that both have accepted: the opening starts it, the mentor of a quiet pair is asked by letter and
// notes the meeting on a telephone, and the mentee confirms it in Arabic without JavaScript.
import { clean, hand } from './days.mjs';

// Proves S1-54.
export const phone = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };

export async function opened({ as, check }, pair) {
  const office = await as('coordinator');
  await check('the opening has started the pair', async () => {
    for (let left = 40; left > 0; left -= 1) {
      await office.goto(pair.href);
      if ((await office.locator('header .g-tag').innerText()).trim() === 'läuft') return true;
      await office.waitForTimeout(1000);
    }
    return false;
  });
  await clean(check, office, 'the page of a running pair');
  return pair;
}

/** What can wait for a mentor comes with the digest of the next Tuesday. */
export const waits = (words) => async ({ as, check }, pair) => {
  const office = await as('coordinator');
  await check(`"${words}" waits for the digest`, async () => {
    for (let left = 40; left > 0; left -= 1) {
      await office.goto('/desk/outbox');
      if (await office.locator('tr', { hasText: words }).filter({ hasText: 'wartet auf den Sammelbrief' }).count() > 0) return true;
      await office.waitForTimeout(1000);
    }
    return false;
  });
  return pair;
};

export async function met({ as, check, mails }, pair) {
  // Alone it carries both links, in a digest the one to the page, which leads to the other.
  const met = linkIn(await mails.letter(pair.mentor.to, /\/meetings\//), 'meetings');
  const brigitte = await as(null, phone);
  await brigitte.goto(met);
  await Promise.all([brigitte.waitForNavigation(), brigitte.getByRole('link', { name: 'Wir haben uns noch nicht getroffen' }).click()]);
  await check('not yet is one button on a page', await brigitte.getByRole('button').count() === 1);
  await look({ as, check }, brigitte, 'the page for not yet');

  const { done, tick, press } = hand(brigitte);
  const since = Date.now();
  await brigitte.goto(met);
  await look({ as, check }, brigitte, 'the filled page of a meeting');
  await tick(brigitte.getByLabel('persönlich'));
  await press(brigitte.getByRole('button', { name: 'Treffen eintragen', exact: true }));
  await check('the mentor notes a meeting on one screen with two clicks', done.screens === 1 && done.clicks <= 2, JSON.stringify(done));
  console.log(`    from the link to the noted meeting, with its page examined: ${Math.round((Date.now() - since) / 1000)} s`);
  await check('the meeting is noted', async () => brigitte.getByText(/60.?.? Minuten/).first().waitFor({ timeout: 5000 }));
  await look({ as, check }, brigitte, 'the page with a meeting');
  return pair;
}

/** The next morning: the other side's digest has come. */
export async function confirmed({ as, check, mails }, pair) {
  const noted = await mails.letter(pair.mentee.to, /Treffen.*eingetragen|تم تسجيل لقاء|هل لقاء مسجَّل صحيح/);
  const amal = await as(null, { ...phone, locale: 'ar' });
  const { done, press } = hand(amal);
  await amal.goto(linkIn(noted, 'meetings').replace(/^\/../, '/ar'));
  await look({ as, check }, amal, 'the question in Arabic');
  await press(amal.getByRole('button', { name: 'نعم، هذا صحيح' }));
  await check('the mentee confirms it on one screen with one click', done.screens === 1 && done.clicks === 1, JSON.stringify(done));
  await check('the meeting is confirmed, in Arabic', async () => amal.getByText('أكّده الطرفان').waitFor({ timeout: 5000 }));

  const office = await as('coordinator');
  await office.goto(`${pair.href}/meetings`);
  await check('the office reads it beside the plan', async () => office.getByText('von beiden bestätigt').waitFor({ timeout: 5000 }));
  await clean(check, office, 'the meetings at the desk');
  return pair;
}

/** The path of the first link to such a page, alone or as a line of a digest. */
export function linkIn(letter, noun) {
  return new URL(letter.body.match(new RegExp(`https?:\\S+/${noun}/[^\\s?/]+`))[0]).pathname;
}

/** The same address once more with JavaScript, which axe needs. */
export async function look({ as, check }, page, what) {
  const twin = await as(null, { ...phone, javaScriptEnabled: true });
  await twin.goto(page.url());
  await clean(check, twin, what);
}
