// What both sides of released pairs answer by the links of their letters, on a telephone and without JavaScript, and
// what the desk makes of it: two say yes, one says no, one pair is matched anew.
import { board, clean, press, pressed } from './days.mjs';

const phone = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };

export async function answer({ as, check, mails }) {
  // Those of the cohorts before go out as well.
  await mails.settled();
  const office = await as('coordinator');
  const pairs = await withLetters(office, mails);
  const first = await ofAnArabicSpeaker(as, pairs);
  const [second, third] = pairs.filter((pair) => pair !== first);
  await accept({ as, check, mails }, first);
  await refuse({ as, check, mails, office }, second);
  await matchAnew({ check, office }, third);
  return first;
}

export async function late({ as, check }, accepted) {
  const office = await as('coordinator');
  await office.goto('/desk');
  await check('the overview names the pairs that wait longer than asked', async () =>
    office.getByText(/warten länger als erbeten auf eine Antwort/).first().waitFor({ timeout: 5000 }));
  await clean(check, office, 'the overview after the deadline');
  return accepted;
}

/** The pairs whose two names have one letter each, so that nobody is taken for somebody else of that name. */
async function withLetters(office, { letters }) {
  await office.goto('/desk/partnerships?status=offered');
  const lines = await office.locator('main tbody tr').evaluateAll((rows) => rows.map((row) => ({
    href: row.querySelector('th a').getAttribute('href'),
    mentee: { name: row.querySelector('th bdi').textContent }, mentor: { name: row.querySelector('td bdi').textContent },
  })));
  const offersTo = ({ name }) => letters.filter(({ head, body }) => head.includes(`"${name}" <`) && body.includes('/offers/'));
  return lines.filter(({ mentee, mentor }) => [mentee, mentor].every((side) => {
    const [letter, ...others] = offersTo(side);
    if (letter) Object.assign(side, { to: letter.to, link: new URL(letter.body.match(/https?:\S+\/offers\/\S+/)[0]).pathname });
    return letter && others.length === 0;
  }));
}

/** The first pair whose mentor reads on the card that the mentee has grown up with Arabic. */
async function ofAnArabicSpeaker(as, pairs) {
  const page = await as(null, phone);
  for (const pair of pairs) {
    await page.goto(pair.mentor.link);
    if (/Arabisch\W*\(Erstsprache\)/.test(await page.locator('main').innerText())) return pair;
  }
  throw new Error(`nobody among ${pairs.length} pairs speaks Arabic`);
}

/** The programme's own telephone stands there as text: only the contact of the other side can be pressed. */
const contacts = (page) => page.locator('main a[href^="tel:"], main a[href^="mailto:"]').count();

/** The same address once more with JavaScript, which axe needs. */
async function look({ as, check }, page, what) {
  const twin = await as(null, { ...phone, javaScriptEnabled: true });
  await twin.goto(page.url());
  await clean(check, twin, what);
}

const family = ({ name }) => name.split(' ').at(-1);

async function accept({ as, check, mails }, { mentee, mentor }) {
  const amal = await as(null, { ...phone, locale: 'ar' });
  await amal.goto(mentee.link);
  await Promise.all([amal.waitForNavigation(), amal.locator('a[hreflang=ar]').click()]);
  const hers = await amal.locator('main').innerText();
  await check('the card is there in Arabic, without how to reach anybody', await contacts(amal) === 0
    && !hers.includes(family(mentor)) && await amal.locator('html').getAttribute('dir') === 'rtl', hers);
  await look({ as, check }, amal, 'the card in Arabic');
  await amal.reload();
  await check('opening the link again has answered nothing', await amal.locator('button[value=accepted]').count() === 1);
  await pressed(amal, amal.locator('button[value=accepted]'));
  await check('one yes waits for the other, in Arabic still', await contacts(amal) === 0
    && await amal.locator('button[value=accepted]').count() === 0 && await amal.locator('html').getAttribute('lang') === 'ar');
  await look({ as, check }, amal, 'one yes in Arabic');

  const brigitte = await as(null, phone);
  await brigitte.goto(mentor.link);
  const his = await brigitte.locator('main').innerText();
  await check('the yes of one side shows the other side nothing', await contacts(brigitte) === 0 && !his.includes(family(mentee)), his);
  await look({ as, check }, brigitte, 'the card for the mentor');
  await press(brigitte, 'Ja, das passt');
  await check('both have said yes: the mentor reads how to reach the mentee', await contacts(brigitte) > 0
    && (await brigitte.locator('main').innerText()).includes(mentee.name));
  await look({ as, check }, brigitte, 'the contact for the mentor');
  await check('and so does a letter to each', async () => Promise.all([mentee, mentor].map(({ to }) => mails.letter(to, /beide Ja gesagt/))));
  await amal.reload();
  await check('the mentee reads how to reach the mentor', await contacts(amal) > 0 && (await amal.locator('main').innerText()).includes(mentor.name));
  await look({ as, check }, amal, 'the contact in Arabic');
}

async function refuse({ as, check, mails, office }, { mentee, mentor }) {
  const other = await as(null, phone);
  await other.goto(mentee.link);
  await press(other, 'Nein, lieber nicht');
  const waiting = await as(null, phone);
  await waiting.goto(mentor.link);
  const title = (page) => page.locator('h1').innerText();
  const words = await waiting.locator('main').innerText();
  await check('who refused is not said on the page of the other side', await title(waiting) === await title(other)
    && !words.includes(mentee.name.split(' ')[0]) && !/abgelehnt|abgesagt|Nein/.test(words) && await contacts(waiting) === 0, words);
  for (const [page, side] of [[other, 'who refused'], [waiting, 'the other side']]) await look({ as, check }, page, `the end of the pair for ${side}`);
  await check('nor in the letter, which is the same for both', async () => {
    const letters = await Promise.all([mentee, mentor].map(({ to }) => mails.letter(to, /unser Vorschlag für Ihr Mentoring/)));
    const [a, b] = letters.map(({ body }) => body.replace(/https?:\S+/g, '').replace(/^Ihre Ansprechperson:.*$/m, ''));
    if (a !== b) throw new Error(`${a}\n${b}`);
  });
  await board(office);
  const left = office.locator('details', { hasText: 'Ohne Gegenüber' });
  await left.locator('summary').click();
  for (const { name } of [mentee, mentor]) {
    const line = left.locator('tbody tr').filter({ hasText: name }).filter({ hasText: 'Das freigegebene Paar kommt nicht zustande' });
    await check(`${name === mentee.name ? 'the mentee' : 'the mentor'} is back in the session`, await line.count() === 1, await left.innerText());
  }
  await clean(check, office, 'the board with who is left over');
}

async function matchAnew({ check, office }, { href, mentee }) {
  const before = await released(office, href);
  const count = { screens: 0, clicks: 0 };
  const step = async (locator) => { count.clicks += 1; await pressed(office, locator); };
  await office.goto(href);
  count.screens += 1;
  await clean(check, office, 'the page of a pair');
  await step(office.getByRole('link', { name: 'Neu vermitteln' }));
  count.screens += 1;
  const best = office.locator('input[name=mentor]:checked');
  await check('the best free mentor is chosen already', await best.count() === 1);
  await clean(check, office, 'the page that finds somebody else');
  const label = await office.locator('label').filter({ has: best }).or(office.locator(`label[for="${await best.getAttribute('id')}"]`)).first().innerText();
  await step(office.getByRole('button', { name: 'Vorschlag mit diesem Paar rechnen' }));
  console.log(`    matched anew on ${count.screens} screens with ${count.clicks} clicks`);
  const row = office.locator('tr[data-row]').filter({ hasText: mentee.name });
  await check('the new proposal holds the mentee with that mentor', async () =>
    row.filter({ hasText: label.replace(/,.*| \(.*/s, '') }).waitFor({ timeout: 5000 }), label);
  await clean(check, office, 'the board after the new proposal');
  const after = await released(office, href);
  await check('no other pair has changed', before.length > 0 && before.join() === after.join(), `${before.join()}\n${after.join()}`);
}

/** Every pair of the cohort but one, as the desk lists them. */
async function released(office, but) {
  await office.goto('/desk/partnerships');
  const lines = await office.locator('main tbody tr').evaluateAll((rows) => rows.map((row) => [row.querySelector('a').getAttribute('href'), row.innerText]));
  return lines.filter(([href]) => href !== but).map(([, words]) => words.replace(/\s+/g, ' '));
}
