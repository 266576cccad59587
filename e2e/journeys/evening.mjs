// An evening for the pairs of a cohort: it is planned, all are invited, there are fewer places than people, whoever comes is ticked
// on a telephone, and afterwards both sides are asked how it goes. Mentees and mentors on a telephone and without JavaScript, one in Arabic.
import { clean, press, pressed, tellDays } from '../days.mjs';
import { linkIn, look, phone } from '../meetings.mjs';

// Proves S1-12.
export const name = 'an evening: invited, a place, a waiting list, who came, and a survey';
export const ownServer = true;

export const run = (house) => tellDays(house, [
  [0, planned],
  // A Tuesday: what can wait has come to both sides.
  [24, replied],
  [17 * 24 + 7, ticked],
  [18 * 24, held],
  [19 * 24, asked],
]);

const title = 'Lebenslauf und Bewerbung';
const main = async (page) => (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');
const place = (page) => page.locator('form[action$="/place"] button');
const leave = (page) => page.locator('form[action$="/withdrawal"] button');

async function planned({ as, check, mails }) {
  const office = await as('coordinator');
  await office.goto('/desk/events/new');
  await office.locator('#kind').selectOption({ label: 'Werkstatt' });
  await office.locator('#title').fill(title);
  const cohort = await office.locator('#cohort').locator('option').filter({ hasText: 'Salzburg' }).getAttribute('value');
  await office.locator('#cohort').selectOption(cohort);
  for (const [part, value] of [['Tag', '19'], ['Monat', '3'], ['Jahr', '2026']]) await office.getByLabel(part, { exact: true }).fill(value);
  await office.locator('#time').fill('17:00');
  await office.locator('#minutes').fill('120');
  await office.locator('#capacity').fill('2');
  await office.locator('#venue_name').fill('Haus der Begegnung');
  await office.locator('#address').fill('Musterplatz 1, 5020 Salzburg');
  await office.locator('input[name=step_free][value=yes]').check();
  await office.locator('#agenda').fill('17:00 Begrüßung\n17:15 Lebensläufe lesen');
  await press(office, 'Entwurf speichern');
  await check('the draft is saved', async () => office.getByText('Der Entwurf ist gespeichert.').waitFor({ timeout: 5000 }));
  await press(office, 'Veröffentlichen');
  const href = new URL(office.url()).pathname;
  await office.locator('input[name=group][value=both]').check();
  await press(office, 'Einladungen verschicken');
  await check('all pairs are invited', async () => office.getByText(/\d+ Personen sind eingeladen/).waitFor({ timeout: 5000 }));
  await clean(check, office, 'the page of an event with invitations');
  const page = await office.getByRole('link', { name: /\/events\// }).getAttribute('href');
  // Nobody gets two digests on one day: those of the demo go out first.
  await mails.settled();
  return { href, page: new URL(page).pathname, before: mails.letters.length };
}

/** The letters that fit, as soon as they are enough: digests are made once a minute. */
async function written(mails, fits, isEnough) {
  let found = [];
  for (let left = 150; left > 0 && !isEnough(found); left -= 1) {
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    found = mails.letters.filter(fits);
  }
  return found;
}

/** Nobody but a mentee gets letters in Arabic; a mentor hears only on Tuesdays. */
const readsArabic = ({ body }) => body.includes('/ar/sign-ups/');

/** Three people who are invited to it, a mentee who reads Arabic first, each with the page of the own link: a letter may hold more than one. */
async function invited(page, mails, before) {
  const isNew = (letter) => mails.letters.indexOf(letter) >= before && /\/sign-ups\//.test(letter.body);
  const letters = await written(mails, isNew, (found) => found.length > 5 && found.some(readsArabic));
  const people = new Map();
  for (const { to, body } of letters.toSorted((a, b) => readsArabic(b) - readsArabic(a))) {
    for (const [link] of people.has(to) ? [] : body.matchAll(/https?:\S+\/sign-ups\/[^\s?/]+/g)) {
      const path = new URL(link).pathname.replace(/^\/../, '/de');
      await page.goto(path);
      if ((await main(page)).includes(title)) people.set(to, path);
    }
    if (people.size === 3) break;
  }
  return [...people];
}

async function replied({ as, check, mails }, event) {
  const inArabic = await as(null, { ...phone, locale: 'ar' });
  const people = await invited(inArabic, mails, event.before);
  await check('the invitations have come', people.length === 3, String(people.length));
  const [[amal, hers], [, second], [, third]] = people;
  await inArabic.goto(hers.replace(/^\/../, '/ar'));
  await look({ as, check }, inArabic, 'the invitation in Arabic');
  await pressed(inArabic, place(inArabic));
  await check('she has a place, in Arabic', await place(inArabic).count() === 0 && await leave(inArabic).count() === 1, await main(inArabic));

  const [brigitte, karl] = [await as(null, phone), await as(null, phone)];
  await brigitte.goto(second);
  await pressed(brigitte, place(brigitte));
  await check('the second has a place', (await main(brigitte)).includes('Sie haben einen Platz'));
  await karl.goto(third);
  await check('the third reads that all places are taken', (await main(karl)).includes('Auf die Warteliste'));
  await pressed(karl, place(karl));
  await check('and waits', (await main(karl)).includes('Sie stehen auf der Warteliste'));
  await guest({ as, check, mails }, event);

  await brigitte.goto(second);
  await pressed(brigitte, leave(brigitte));
  await karl.goto(third);
  await check('whoever waits longest moves up', (await main(karl)).includes('Sie haben einen Platz'));
  const file = await karl.request.get(`${third}/event.ics`);
  const calendar = await file.text();
  await check('and has the day for the calendar', calendar.includes('BEGIN:VEVENT') && /DTSTART[^\r\n]*20260319T1[67]0000/.test(calendar), calendar);
  return { ...event, amal, hers, third };
}

/** Somebody of the town comes by the public page, and learns by letter that there is no place yet. */
async function guest({ as, check, mails }, { page }) {
  const greta = await as(null, phone);
  await greta.goto(page);
  await look({ as, check }, greta, 'the public page of an event that is full');
  await greta.getByLabel('Ihr Name').fill('Greta Gast');
  await greta.getByLabel('Ihre E-Mail-Adresse').fill('greta@example.net');
  await pressed(greta, greta.locator('form[action$="/sign-ups"] button'));
  const letter = await mails.letter('greta@example.net', /\/sign-ups\//);
  await greta.goto(linkIn(letter, 'sign-ups'));
  await check('the guest waits as well', (await main(greta)).includes('Sie stehen auf der Warteliste'));
}

/** An hour before it begins: the list on a telephone. */
async function ticked({ as, check }, event) {
  const karin = await as('coordinator', phone);
  await karin.goto(`${event.href}/attendance`);
  const known = karin.locator('input[name=came]');
  await check('two have a place and are on the list', await known.count() >= 2, await main(karin));
  await known.first().check();
  await known.nth(1).check();
  await karin.locator('#name').fill('Walter Spontan');
  await press(karin, 'Gast eintragen');
  await karin.goto(`${event.href}/attendance`);
  const came = await karin.locator('input[name=came]:checked').count();
  await check('ticks are kept when a guest is added', came === 3, `${came} ticked: ${await main(karin)}`);
  const twin = await as('coordinator', { viewport: phone.viewport });
  await twin.goto(`${event.href}/attendance`);
  await clean(check, twin, 'the list of who came, on a telephone');
  return event;
}

/** The day after: it has taken place, whoever was there has it in writing, and the survey goes out. */
async function held({ as, check, mails }, event) {
  const before = mails.letters.length;
  const office = await as('coordinator');
  await office.goto(event.href);
  await press(office, 'Hat stattgefunden');
  const page = await as(null, phone);
  await page.goto(event.hers);
  const attested = await page.request.get(`${event.hers}/attestation.pdf`);
  await check('whoever was there has it in writing', attested.ok() && (await attested.body()).subarray(0, 5).toString() === '%PDF-', String(attested.status()));

  await office.goto('/desk/surveys');
  await pressed(office, office.locator('main tbody tr', { hasText: 'Am Ende' }).filter({ hasText: 'Salzburg' }).getByRole('link').first());
  await press(office, 'Planen');
  await press(office, 'Jetzt fragen');
  await check('both sides are asked', async () => office.getByText('Gefragt. Die Briefe gehen hinaus.').waitFor({ timeout: 5000 }));
  await clean(check, office, 'the page of a survey that is open');
  return { ...event, before, survey: new URL(office.url()).pathname };
}

/** The next morning: a mentee answers in Arabic. */
async function asked({ as, check, mails }, event) {
  const isHers = (letter) => letter.to === event.amal && mails.letters.indexOf(letter) >= event.before && /\/surveys\//.test(letter.body);
  const [letter] = await written(mails, isHers, (found) => found.length > 0);
  const amal = await as(null, { ...phone, locale: 'ar' });
  await amal.goto(linkIn(letter, 'surveys').replace(/^\/../, '/ar'));
  await look({ as, check }, amal, 'the survey in Arabic');
  const names = await amal.locator('main input[type=radio]').evaluateAll((all) => [...new Set(all.map(({ name: one }) => one))]);
  for (const one of names) await amal.locator(`input[name="${one}"]`).first().check();
  for (const box of await amal.locator('main textarea').all()) await box.fill('شكرًا');
  await pressed(amal, amal.locator('main form.g-form button[type=submit]').first());
  await check('her answers are there', await amal.locator('[role=alert] a[href^="#"]').count() === 0, await main(amal));
  const office = await as('coordinator');
  await office.goto(event.survey);
  const words = await main(office);
  await check('the office counts one answer, and reads none before all is over', /1 von \d+ haben geantwortet/.test(words) && words.includes('Diese Befragung ist anonym.'), words);
}
