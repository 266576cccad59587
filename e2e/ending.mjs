// How pairs end: one ends early without blame and its mentee gets somebody new, one goes well to its final interview, with
// feedback of both sides on a telephone and without JavaScript, attestation, outcome and report.
import { board, clean, hand, press, pressed } from './days.mjs';
import { linkIn, look, phone } from './meetings.mjs';

const partners = ['partner (wko)', 'partner (oeif)', 'partner (ams)'];

// Proves S1-49, S1-56.
export async function parted({ as, check, mails }, pair) {
  const office = await as('coordinator');
  await office.goto('/desk/partnerships?status=offered');
  const other = await office.locator('main tbody tr').filter({ hasNotText: pair.mentee.name }).first().locator('th a').getAttribute('href');
  await office.goto(other);
  for (let side = 0; side < 2; side += 1) await pressed(office, office.locator('button[name=answer][value=accepted]').first());
  await check('a pair that says yes after the opening runs at once', async () => {
    for (let left = 40; left > 0; left -= 1) {
      await office.goto(other);
      if ((await office.locator('header .g-tag').first().innerText()).trim() === 'läuft') return true;
      await office.waitForTimeout(1000);
    }
    return false;
  });
  await office.goto(`${other}/dissolution`);
  await clean(check, office, 'the page that dissolves a pair');
  await office.getByLabel('Der Kontakt ist abgerissen').check();
  await office.getByLabel('Das Büro', { exact: true }).check();
  await press(office, 'Paar auflösen');
  await check('the pair has ended and both stand in the matching', async () =>
    office.getByText('Beide stehen wieder im Matching').first().waitFor({ timeout: 5000 }));
  await clean(check, office, 'the page of a pair that has ended');
  const mentee = (await office.locator('h1 bdi').first().innerText()).trim();

  await office.goto(other);
  await pressed(office, office.getByRole('link', { name: 'Neu vermitteln' }));
  await pressed(office, office.getByRole('button', { name: 'Vorschlag mit diesem Paar rechnen' }));
  const row = office.locator('tr[data-row]').filter({ hasText: mentee });
  await check('the new proposal holds the mentee', await row.count() === 1);
  for (const partner of partners) {
    const page = await as(partner);
    await board(page);
    const agree = page.getByRole('button', { name: 'Allen offenen Paaren zustimmen' });
    if (await agree.count() > 0) await pressed(page, agree.first());
  }
  const at = await board(office);
  const agreed = await row.allInnerTexts();
  await office.goto(`${at}/release`);
  const before = await office.locator('main').innerText();
  const known = mails.letters.length;
  await press(office, 'Jetzt freigeben');
  const released = await office.locator('main').innerText();
  await office.goto('/desk/partnerships?status=offered');
  const line = office.locator('main tbody tr').filter({ hasText: mentee }).first();
  await check('the mentee has a successor pair', await line.count() > 0, `${mentee} in\n${agreed}\n${before}\n${released}`);
  const [href, mentor] = [await line.locator('th a').getAttribute('href'), await line.locator('td bdi').first().innerText()];
  return { ...pair, successor: { href, known, mentee, mentor: mentor.trim() } };
}

// Proves S1-49.
/** Half an hour after the release: both sides of the successor say yes by the link of their letter, and it runs. */
export async function followed({ as, check, mails }, pair) {
  const { href, known, ...names } = pair.successor;
  for (const [side, other] of [['mentee', 'mentor'], ['mentor', 'mentee']]) {
    const page = await as(null, phone);
    const { done, press: act } = hand(page);
    const letter = await offerTo(page, mails.letters, known, side, names[other].split(' ')[0]);
    await check(`the ${side} of the successor has a letter about ${names[other]}`, letter !== undefined, JSON.stringify(names));
    if (side === 'mentee') await look({ as, check }, page, 'the card of a successor');
    await act(page.locator('button[value=accepted]'));
    await check(`the ${side} says yes with one click`, done.clicks === 1, JSON.stringify(done));
    pair.successor[`to_${side}`] = letter?.to;
  }
  for (const side of ['mentee', 'mentor']) {
    const to = pair.successor[`to_${side}`];
    const page = await as(null, phone);
    const yes = /Sie haben beide Ja gesagt|[Bb]oth (of you )?(have )?said yes|وافق الطرفان/;
    const told = await soon(page, async () => mails.letters.slice(known).find((letter) => letter.to === to && yes.test(letter.body)));
    await page.goto(linkIn(told, 'offers').replace(/^\/../, '/de'));
    const other = names[side === 'mentee' ? 'mentor' : 'mentee'];
    await check(`the letter leads the ${side} to how to reach ${other}`, (await page.locator('main').innerText()).includes(other.split(' ').at(-1)),
      await page.locator('main').innerText());
  }
  const office = await as('coordinator');
  await office.goto(href);
  await check('the successor runs at once: the opening is over', (await office.locator('header .g-tag').first().innerText()).trim() === 'läuft');
  return pair;
}

/** Opens the offer that asks this side about somebody of this name, among the letters after so many. */
async function offerTo(page, letters, known, side, name) {
  const asks = { mentee: 'Diese Person kann Sie begleiten', mentor: 'Diese Person können Sie begleiten' }[side];
  return soon(page, async () => {
    for (const letter of letters.slice(known).filter(({ body }) => body.includes('/offers/'))) {
      await page.goto(linkIn(letter, 'offers').replace(/^\/../, '/de'));
      const words = await page.locator('main').innerText();
      if (words.includes(asks) && words.includes(name) && await page.locator('button[value=accepted]').count()) return letter;
    }
    return undefined;
  });
}

/** What may still be on its way. */
async function soon(page, look) {
  for (let left = 30; left > 0; left -= 1) {
    const found = await look();
    if (found) return found;
    await page.waitForTimeout(1000);
  }
  return undefined;
}

// Proves S1-58, S1-59, S1-62, S1-63.
export async function ended({ as, check, mails }, pair) {
  const brigitte = await as(null, phone);
  await brigitte.goto(linkIn(await mails.letter(pair.mentor.to, /\/closings\//), 'closings').replace(/^\/../, '/de'));
  await look({ as, check }, brigitte, 'the questions at the end');
  for (const value of ['very_good', 'listened', 'contacts', 'applications']) await brigitte.locator(`input[value=${value}]`).check();
  for (const name of ['contact', 'again']) await brigitte.locator(`input[name=${name}][value=yes]`).check();
  await press(brigitte, 'Antworten senden');
  await check('nothing of the other side is shown before both have answered', async () =>
    brigitte.getByText('hat noch nicht geantwortet').waitFor({ timeout: 5000 }));

  const amal = await as(null, { ...phone, locale: 'ar' });
  await amal.goto(linkIn(await mails.letter(pair.mentee.to, /\/closings\//), 'closings').replace(/^\/../, '/ar'));
  await look({ as, check }, amal, 'the questions at the end in Arabic');
  for (const value of ['good', 'open', 'self_confidence']) await amal.locator(`input[value=${value}]`).check();
  await amal.locator('input[name=contact][value=yes]').check();
  await pressed(amal, amal.locator('main form button[type=submit]').first());
  await check('both have answered: the mentee reads what the mentor says', async () =>
    amal.locator('#theirs').waitFor({ timeout: 5000 }));
  await look({ as, check }, amal, 'what both say, in Arabic');

  const office = await as('coordinator');
  await office.goto(`${pair.href}/final-interview`);
  await office.getByLabel('Wer hat das Gespräch geführt?').fill('Karin Muster');
  await office.locator('input[name=channel]').first().check();
  await clean(check, office, 'the page of the final interview');
  await press(office, 'Abschlussgespräch eintragen');
  await check('the final interview is there', async () => office.getByText('geführt von').first().waitFor({ timeout: 5000 }));
  await office.goto(pair.href);
  await press(office, 'Paar gut abschließen');
  await check('the pair has come to its good end', async () => office.getByText('Das Paar ist abgeschlossen.').waitFor({ timeout: 5000 }));
  await clean(check, office, 'the page of a completed pair');
  const file = await office.request.get(`${pair.href}/attestation.pdf`);
  await check('the attestations are a PDF', file.status() === 200 && (await file.body()).subarray(0, 5).toString() === '%PDF-');

  await office.goto(`${pair.href}/outcomes`);
  await office.locator('input[name=kind][value=job]').check();
  await office.locator('input[name=source]').first().check();
  await clean(check, office, 'the page of outcomes');
  await pressed(office, office.locator('form[action$="/outcomes"] button[type=submit]').last());
  await check('the outcome is there', async () => office.locator('section h3').first().waitFor({ timeout: 5000 }));

  await office.goto('/desk/reports');
  await pressed(office, office.locator('main tbody a').filter({ hasText: '19' }).first());
  // The hour of this pair, and the three of the mentor with two mentees.
  const words = (await office.locator('main').innerText()).replace(/[\u2068\u2069]/g, '');
  for (const [what, figure] of [
    ['hours', /^Stunden\s+4 von [\d.]+ geplanten/m], ['an early end', /^Früher beendet\s+1\s/m],
    ['that its mentee has somebody new', /^Danach neu vermittelt\s+1\s/m], ['an outcome', /^Verbleib: [^\n]*\s+1 von 1 bekannt/m],
  ]) await check(`the report counts ${what}`, figure.test(words), words);
  await clean(check, office, 'the report at the end');
  return pair;
}
