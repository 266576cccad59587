// A mentor with two mentees: each pair has letters, pages, meetings, warnings and an end of its own, and neither mentee learns
// of the other. On a telephone and without JavaScript.
import { clean, press, pressed } from './days.mjs';
import { linkIn, look, phone } from './meetings.mjs';

/** How long the mentor meets each: an hour and two. */
const minutes = [60, 120];

const linksIn = (letters, noun) => [...new Set(letters.flatMap(({ body }) => body.match(new RegExp(`https?:\\S+/${noun}/[^\\s?/]+`, 'g')) ?? [])
  .map((link) => new URL(link).pathname))];
const first = ({ name }) => name.split(' ')[0];
const family = ({ name }) => name.split(' ').at(-1);
const main = async (page) => (await page.locator('main').innerText()).replace(/[\u2068\u2069]/g, '');

/** The first mentor of the list who is offered two mentees, and the letter of each side. */
async function found({ as, mails }) {
  const office = await as('coordinator');
  await office.goto('/desk/partnerships?status=offered');
  const lines = await office.locator('main tbody tr').filter({ hasText: /begleitet \W?2\W? Mentees/ }).evaluateAll((rows) => rows.map((row) => ({
    href: row.querySelector('th a').getAttribute('href'), mentee: row.querySelector('th bdi').textContent, mentor: row.querySelector('td bdi').textContent,
  })));
  const page = await as(null, phone);
  const mentor = { name: lines[0].mentor, letters: await open(page, mails, lines[0].mentor) };
  const mentees = [];
  for (const { href, mentee: name } of lines.filter((line) => line.mentor === mentor.name)) {
    const [letter] = await open(page, mails, name, first(mentor));
    mentees.push({ href, name, ...letter });
  }
  return { mentor: { ...mentor, to: mentor.letters[0]?.to }, mentees };
}

/** The letters to somebody of this name that still ask for an answer: others of the same name were asked years ago. */
async function open(page, mails, name, word = '') {
  const asked = [];
  for (const letter of mails.letters.filter(({ head, body }) => head.includes(`"${name}" <`) && body.includes('/offers/'))) {
    const [link] = linksIn([letter], 'offers');
    await page.goto(link);
    if (await page.locator('button[value=accepted]').count() && (await main(page)).includes(word)) asked.push({ to: letter.to, link });
  }
  return asked;
}

// Proves S1-49.
/** All say yes, the mentor once for each mentee. */
export async function offered({ as, check, mails }, pair) {
  const { mentor, mentees } = await found({ as, mails });
  await check('the mentor has a letter for each mentee', mentor.letters.length === 2 && mentees.length === 2, JSON.stringify({ mentor, mentees }));
  for (const mentee of mentees) {
    const page = await as(null, phone);
    await page.goto(mentee.link);
    await pressed(page, page.locator('button[value=accepted]'));
    mentee.page = page;
  }
  const brigitte = await as(null, phone);
  for (const { link } of mentor.letters) {
    await brigitte.goto(link);
    const words = await main(brigitte);
    const mentee = mentees.find((one) => words.includes(first(one)));
    const other = mentees.find((one) => one !== mentee);
    await check(`the card of ${mentee?.name} is about nobody else`, mentee !== undefined && !words.includes(first(other)), words);
    await press(brigitte, 'Ja, das passt');
    const both = await main(brigitte);
    await check(`both have said yes: the mentor reads how to reach ${mentee.name}, and only them`,
      both.includes(mentee.name) && !both.includes(first(other)), both);
    await mentee.page.reload();
    const hers = await main(mentee.page);
    await check(`${mentee.name} reads how to reach the mentor, and nothing of another mentee`,
      hers.includes(mentor.name) && !hers.includes(first(other)) && !hers.includes(family(other)), hers);
  }
  await look({ as, check }, brigitte, 'the contact of the second mentee');
  const cohort = await counted({ as, check });
  return { ...pair, two: { cohort, mentor, mentees: mentees.map(({ page: _, ...mentee }) => mentee) } };
}

/** The report counts every pair, and the mentor of two of them once; gives the cohort. */
async function counted({ as, check }) {
  const office = await as('coordinator');
  await office.goto('/desk/partnerships');
  const cohort = await office.locator('#cohort').inputValue();
  const pairs = (await pairsOf(office)).filter(({ status }) => !/abgelehnt|zurückgezogen/.test(status));
  const mentors = new Set(pairs.map(({ mentor }) => mentor));
  const words = await report(office);
  await check('the report counts two pairs and one mentor', mentors.size < pairs.length
    && new RegExp(`^Paare\\s+${pairs.length}\\s`, 'm').test(words) && new RegExp(`^Mentor:innen\\s+${mentors.size}\\s`, 'm').test(words),
  `${pairs.length} pairs, ${mentors.size} mentors: ${words.slice(0, 2000)}`);
  return cohort;
}

const pairsOf = (office) => office.locator('main tbody tr').evaluateAll((rows) => rows.map((row) => {
  const [mentor, status] = row.querySelectorAll('td');
  return { mentee: row.querySelector('th bdi').textContent, mentor: mentor.textContent, status: status.textContent };
}));

async function report(office) {
  await office.goto('/desk/reports');
  await pressed(office, office.locator('main tbody a').filter({ hasText: '19' }).first());
  return main(office);
}

/** One letter asks about both pairs; each link leads to the page of one, where only its meetings are. */
export async function metBoth({ as, check, mails }, pair) {
  const { mentor, mentees } = pair.two;
  const links = linksIn([await mails.letter(mentor.to, /\/meetings\//)], 'meetings');
  await check('one letter asks about both pairs', links.length === 2, links.join());
  const brigitte = await as(null, phone);
  for (const link of links) {
    await brigitte.goto(link);
    const words = await main(brigitte);
    const at = mentees.findIndex((one) => words.includes(first(one)));
    const other = mentees[1 - at];
    await check(`the page names ${mentees[at]?.name} alone, and no meeting of the other pair`,
      at >= 0 && !words.includes(first(other)) && !/\d+ Minuten/.test(words), words);
    mentees[at].meetings = link;
    await brigitte.getByLabel('Minuten').fill(String(minutes[at]));
    await brigitte.getByLabel('persönlich').check();
    await press(brigitte, 'Treffen eintragen');
  }
  await look({ as, check }, brigitte, 'the page with the meeting of the second pair');
  for (const [at, mentee] of mentees.entries()) {
    await brigitte.goto(mentee.meetings);
    const words = await main(brigitte);
    await check(`the mentor reads only the meeting with ${mentee.name} there`,
      words.includes(`${minutes[at]} Minuten`) && !words.includes(`${minutes[1 - at]} Minuten`), words);
  }
  return pair;
}

/** Each mentee reads the own meeting; the first one asks for help, of which the other pair hears nothing. */
export async function apart({ as, check, mails }, pair) {
  const { mentees } = pair.two;
  const pages = [];
  for (const [at, mentee] of mentees.entries()) {
    const page = await as(null, phone);
    await page.goto(linkIn(await mails.letter(mentee.to, /\/meetings\//), 'meetings').replace(/^\/../, '/de'));
    const words = await main(page);
    await check(`${mentee.name} reads the own meeting and nothing of the other mentee`,
      words.includes(`${minutes[at]} Minuten`) && !words.includes(`${minutes[1 - at]} Minuten`) && !words.includes(first(mentees[1 - at])), words);
    pages.push(page);
  }
  const [asking, other] = pages;
  await pressed(asking, asking.getByRole('link', { name: 'Ich brauche Hilfe' }));
  await asking.locator('#line').fill('Mein Zeugnis liegt noch bei der Behörde');
  await pressed(asking, asking.locator('main form button[type=submit]').first());
  const office = await as('coordinator');
  await office.goto('/desk/warnings');
  const warned = async ({ href, name }) => {
    await office.goto('/desk/warnings');
    const isListed = await office.locator('tr', { hasText: 'bittet um Hilfe' }).filter({ hasText: name }).count() > 0;
    await office.goto(href);
    return [isListed, /bittet um Hilfe/.test(await main(office))];
  };
  const [hers, others] = [await warned(mentees[0]), await warned(mentees[1])];
  await check('the warning is one of her pair', hers.every(Boolean), hers.join());
  await check('and none of the other pair of the mentor', !others.some(Boolean), others.join());
  await other.reload();
  const brigitte = await as(null, phone);
  const heard = [await main(other)];
  for (const { meetings } of mentees) {
    await brigitte.goto(meetings);
    heard.push(await main(brigitte));
  }
  await check('neither the other mentee nor the mentor reads of it', heard.every((words) => !/Zeugnis|bittet um Hilfe/.test(words)), heard.join('\n'));
  return pair;
}

/** Signed in, as in the demo: the mentor finds both pairs by name, a mentee only the own one. */
export async function signedIn({ as, check }, pair) {
  const names = async (role) => {
    const page = await as(role, phone);
    await page.goto('/me');
    return page.getByRole('heading', { name: 'Ihr Mentoring mit' }).allInnerTexts();
  };
  const [mentor, mentee] = [await names('mentor (running)'), await names('mentee (running)')];
  await check('signed in, the mentor finds both mentees by name', mentor.length === 2 && mentor[0] !== mentor[1], mentor.join());
  await check('and the mentee the mentor alone', mentee.length === 1 && !mentor.includes(mentee[0]), mentee.join());
  return pair;
}

/** The mentor takes stock of each, and both pairs come to their good end. */
export async function endedBoth({ as, check, mails }, pair) {
  const { mentor, mentees } = pair.two;
  const links = linksIn([await mails.letter(mentor.to, /\/closings\//)], 'closings');
  await check('one letter asks how each of both was', links.length === 2, links.join());
  const brigitte = await as(null, phone);
  for (const link of links) {
    await brigitte.goto(link.replace(/^\/../, '/de'));
    const words = await main(brigitte);
    const mentee = mentees.find((one) => words.includes(first(one)));
    for (const value of ['very_good', 'listened']) await brigitte.locator(`input[value=${value}]`).check();
    await brigitte.locator('#words').fill(`Alles Gute, ${first(mentee)}`);
    await press(brigitte, 'Antworten senden');
  }
  for (const [at, mentee] of mentees.entries()) {
    const page = await as(null, phone);
    await page.goto(linkIn(await mails.letter(mentee.to, /\/closings\//), 'closings').replace(/^\/../, '/de'));
    await page.locator('input[value=good]').check();
    await pressed(page, page.locator('main form button[type=submit]').first());
    const words = await main(page);
    await check(`${mentee.name} reads what the mentor says of this pair alone`,
      words.includes(`Alles Gute, ${first(mentee)}`) && !words.includes(first(mentees[1 - at])), words);
  }
  await completed({ as, check }, pair.two);
  return pair;
}

async function completed({ as, check }, { cohort, mentor, mentees }) {
  const office = await as('coordinator');
  for (const { href } of mentees) {
    await office.goto(href);
    await press(office, 'Paar gut abschließen');
  }
  await office.goto(`/desk/partnerships?cohort=${cohort}&status=completed`);
  const pairs = await pairsOf(office);
  const theirs = pairs.filter((one) => one.mentor.includes(mentor.name));
  await check('both pairs are completed, with one mentor',
    mentees.every(({ name }) => theirs.some(({ mentee }) => mentee === name)) && new Set(theirs.map((one) => one.mentor)).size === 1, JSON.stringify(pairs));
  const words = await report(office);
  // An hour of the pair that goes well, and those of these two.
  const hours = 1 + minutes.reduce((sum, one) => sum + one, 0) / 60;
  await check('the closing report has the hours and the mentees of both pairs', new RegExp(`Stunden\\s+${hours} von`).test(words)
    && new RegExp(`Verbleib: Ende\\s+1 von ${pairs.length} bekannt`).test(words) && pairs.length === 3, words);
  await clean(check, office, 'the closing report');
}
