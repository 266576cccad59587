// Visits every GET route of docs/generated/routes.txt with a real record, and examines it once; the pages of mentees and mentors
// for each of them, because they show what their pair has come to.
// Each role follows the links it sees from where it lands, and a visitor those of letters; what no link leads to stands in `addresses`.
// GELEIT_LONG=1: also in English, also what forms say when they are refused, and the error pages.
import { openRooms } from './rooms.mjs';
import { routesOf, walk } from './walk.mjs';

export const name = 'every page';
export const readsLetters = true;
const long = Boolean(process.env.GELEIT_LONG);

/** Path of the route → address, or a function of the role's browser context that finds one. */
export const addresses = {
  '/healthz': '/healthz',
  '/readyz': '/readyz',
  '/sign-in': '/sign-in',
  '/cohorts/{slug}': '/cohorts/wien-noe-18',
  '/desk/cohorts/{cohort}/reopening': reopening,
  '/{lang}/events/{slug}': publicEvent,
  '/desk/surveys/{survey}/plan': (context) => draft(context, 'plan'),
  '/desk/surveys/{survey}/questions': (context) => draft(context, 'questions'),
  '/desk/surveys/{survey}/answers': answers,
  '/desk/surveys/{survey}/words': words,
  '/desk/surveys/{survey}/results.csv': results,
  '/desk/events/{event}/plan': nextEvent,
  ...Object.fromEntries(['attendance', 'attendance/sheet', 'report', 'materials'].map((page) => [`/desk/events/{event}/${page}`, (context) => heldEvent(context, page)])),
  '/desk/applications/decisions': severalAtOnce,
  '/desk/applications/{id}/interview': planning,
  '/desk/applications/{id}/receipt': receipt,
  '/desk/mentors/reminders': '/desk/mentors/reminders',
  '/desk/mentors/{id}/duplicate': duplicate,
  '/desk/imports/{id}/rejects.csv': rejects,
  '/desk/partnerships/{partnership}/meetings': (context) => ofPair(context, '/desk/partnerships', 'meetings'),
  '/me/partnerships/{partnership}/meetings': (context) => ofPair(context, '/me', 'meetings'),
  ...Object.fromEntries(['agreement', 'expectations', 'expectations.pdf', 'fit-answers'].map((page) => [`/desk/partnerships/{partnership}/${page}`, (context) => ofPair(context, '/desk/partnerships', page)])),
  ...Object.fromEntries(['agreement', 'expectations', 'expectations.pdf', 'fit-answer', 'raised-hand'].map((page) => [`/me/partnerships/{partnership}/${page}`, (context) => ofPair(context, '/me', page)])),
  ...Object.fromEntries(['contacts', 'dissolution', 'extension', 'referrals', 'second-mentor'].map((page) => [`/desk/partnerships/{partnership}/${page}`, (context) => ofPair(context, '/desk/partnerships', page)])),
  '/desk/supervision/{partnership}': supervised,
  '/desk/partnerships/{partnership}/final-interview': (context) => ofPair(context, '/desk/partnerships', 'final-interview'),
  '/desk/partnerships/{partnership}/closing': (context) => ofPair(context, '/desk/partnerships', 'closing'),
  '/desk/partnerships/{partnership}/outcomes': (context) => ofPair(context, '/desk/partnerships', 'outcomes'),
  '/me/partnerships/{partnership}/closing': (context) => ofPair(context, '/me', 'closing'),
  '/me/partnerships/{partnership}/outcomes': (context) => ofPair(context, '/me', 'outcomes'),
  '/{lang}/apply/{cohort}/mentee': '/de/apply/tirol-vbg-7/mentee',
  '/{lang}/apply/{cohort}/mentor': '/de/apply/tirol-vbg-7/mentor',
};

/** Paths that cannot be visited twice or are no pages → the reason. */
export const exempt = {
  '/set-up': 'answers only before there is an account',
  '/links/{link}': 'carries a secret; every sign-in of this run goes through it',
  '/links/{link}/enrolment': 'carries a secret; the journey of the set-up goes through it',
  ...Object.fromEntries(['', '/{step}', '/check', '/later', '/europass'].map((page) => [`/{lang}/drafts/{link}${page}`, 'carries a secret; the journey of applying goes through it'])),
  '/{lang}/questionnaires/{link}/thanks': 'stands there after sending; the journey of the call goes through it',
  '/{lang}/meetings/{link}/not-yet': 'there is a way to it only while somebody asks; the journey of the release goes through it',
  '/me/partnerships/{partnership}/meetings/not-yet': 'there is a way to it only while somebody asks; the tests of the pages read it',
  '/{lang}/outcomes/{link}': 'asked weeks after the end; the tests of the pages read it',
  '/{lang}/calendars/{link}': 'a file, no page; the tests of the pages read it',
  '/{lang}/sign-ups/{link}/handouts/{handout}': 'a download, no page',
  ...Object.fromEntries(['/{lang}/sign-ups/{link}', '/me/invitations/{invitation}'].map((page) => [`${page}/attestation.pdf`, 'a file, and only for whoever was there; the tests of the pages read it'])),
  '/{lang}/events/{slug}/picture': 'a picture and no page; the tests of the pages read it',
  '/desk/partnerships/{partnership}/attestation.pdf': 'a file, no page; the tests of the pages read it',
  '/desk/events/{event}/materials/{material}': 'a download, no page',
  '/me/invitations/{invitation}/handouts/{handout}': 'a download, no page',
  ...Object.fromEntries(['letters.pdf', '{letter}/letter.pdf'].map((page) => [`/desk/outbox/${page}`, 'a file, no page; the tests of the pages read it'])),
  '/desk/applications/{id}/files/{file}': 'a download, no page',
  '/codes/{list}': 'JSON for the script of a field; the journey of finding codes asks it',
  '/desk/matching/{cohort}/changes': 'a stream for the script of the board, no page; the journey of the meeting listens to it',
};

/** A page of the first pair that a page leads to. */
async function ofPair(context, page, noun) {
  const [pair] = await linked(context, page, /\/(?:desk|me)\/partnerships\/[0-9a-f-]{36}/g);
  return pair && `${pair}/${noun}`;
}

/** The first pair of the list as supervision reads it. */
async function supervised(context) {
  const [pair] = await linked(context, '/desk/partnerships', /\/desk\/partnerships\/[0-9a-f-]{36}/g);
  return pair && `/desk/supervision/${pair.split('/').pop()}`;
}

/** The preview of a decision about the first two applications of the list. */
async function severalAtOnce(context) {
  const list = await read(context, '/desk/applications');
  const ids = [...list.matchAll(/name="application"[^>]* value="([0-9a-f-]{36})"/g)].slice(0, 2);
  return ids.length ? `/desk/applications/decisions?${ids.map(([, id]) => `application=${id}`).join('&')}` : undefined;
}

/** The way back to applications, which only some cohorts offer. */
async function reopening(context) {
  for (const cohort of await linked(context, '/desk/cohorts', /\/desk\/cohorts\/[0-9a-f-]{36}/g)) {
    const [way] = await linked(context, cohort, /\/desk\/cohorts\/[0-9a-f-]{36}\/reopening/g);
    if (way) return way;
  }
  return undefined;
}

/** The public page of the first event that is to come. */
async function publicEvent(context) {
  const [event] = await linked(context, '/desk/events', /\/desk\/events\/[0-9a-f-]{36}/g);
  if (!event) return undefined;
  const [address] = await linked(context, event, /\/de\/events\/[a-z0-9-]+/g);
  return address;
}

/** A page of the first survey that is still a draft. */
async function draft(context, page) {
  const [found] = await surveyWith(context, new RegExp(`/desk/surveys/[0-9a-f-]{36}/${page}`, 'g'));
  return found;
}

/** Whom the first named survey asks that is open. */
async function answers(context) {
  return (await surveyWith(context, /\/desk\/surveys\/[0-9a-f-]{36}\/answers/g))[0];
}

/** The free words of the first survey that tells what was answered. */
async function words(context) {
  return (await surveyWith(context, /\/desk\/surveys\/[0-9a-f-]{36}\/words/g))[0];
}

/** Its results as a file. */
async function results(context) {
  return (await surveyWith(context, /\/desk\/surveys\/[0-9a-f-]{36}\/results\.csv/g))[0];
}

/** What the first survey that leads to such a page leads to. */
async function surveyWith(context, pattern) {
  for (const survey of await linked(context, '/desk/surveys', /\/desk\/surveys\/[0-9a-f-]{36}/g)) {
    const found = await linked(context, survey, pattern);
    if (found.length) return found;
  }
  return [];
}

/** Where the next event is planned. */
async function nextEvent(context) {
  const [event] = await linked(context, '/desk/events', /\/desk\/events\/[0-9a-f-]{36}/g);
  return event && `${event}/plan`;
}

/** A page of the last event that is over. */
async function heldEvent(context, page) {
  const [event] = await linked(context, '/desk/events?show=past', /\/desk\/events\/[0-9a-f-]{36}/g);
  return event && `${event}/${page}`;
}

/** Error pages: who asks for what, and the answer. */
const errors = [[undefined, '/de/nothing', 404], ['coordinator', '/desk/nothing', 404], ['partner (wko)', '/desk/accounts', 403], ['mentee', '/desk', 404]];

/** Where an interview is planned with somebody who waits for one, in whichever cohort. */
async function planning(context) {
  for (const cohort of await linked(context, '/desk/cohorts', /\/desk\/cohorts\/[0-9a-f-]{36}/g)) {
    const list = `/desk/applications?cohort=${cohort.split('/').pop()}&status=eligible`;
    const [waiting] = await linked(context, list, /\/desk\/applications\/[0-9a-f-]{36}/g);
    if (waiting) return `${waiting}/interview`;
  }
  return undefined;
}

/** The receipt of the first application of the list. */
async function receipt(context) {
  const [first] = await linked(context, '/desk/applications', /\/desk\/applications\/[0-9a-f-]{36}/g);
  return first && `${first}/receipt`;
}

/** The sign-up of a mentor who is perhaps known already. */
async function duplicate(context) {
  for (const mentor of await linked(context, '/desk/mentors?status=enquiry', /\/desk\/mentors\/[0-9a-f-]{36}/g)) {
    const [way] = await linked(context, mentor, /\/desk\/mentors\/[0-9a-f-]{36}\/duplicate/g);
    if (way) return way;
  }
  return undefined;
}

/** The refused rows of an import that refused some. */
async function rejects(context) {
  for (const run of await linked(context, '/desk/imports', /\/desk\/imports\/[0-9a-f-]{36}/g)) {
    const [file] = await linked(context, run, /\/desk\/imports\/[0-9a-f-]{36}\/rejects\.csv/g);
    if (file) return file;
  }
  return undefined;
}

/** What a page leads to, each once. */
async function linked(context, page, pattern) {
  return [...new Set((await read(context, page)).match(pattern) ?? [])];
}

/** The text of a page, asked for once in a context. */
const texts = new WeakMap();
function read(context, page) {
  if (!texts.has(context)) texts.set(context, new Map());
  const known = texts.get(context);
  if (!known.has(page)) known.set(page, context.request.get(page).then((response) => response.text()));
  return known.get(page);
}

export async function run({ base, roles, mails, signIn, landing, check }) {
  const routes = routesOf('GET');
  const visited = new Map();
  for (const role of [undefined, ...roles]) {
    for (const [route, found] of await ways({ base, role, routes, signIn, start: role ? await landing(role) : '/' })) {
      const key = route.startsWith('/me') ? `${route} as ${role}` : route;
      if (!visited.has(key)) visited.set(key, { route, role, ...found });
    }
  }
  await mails.settled();
  for (const [route, found] of await ways({ base, routes, signIn, start: '/', letters: mails.letters })) {
    if (!visited.has(route)) visited.set(route, { route, ...found });
  }
  const tasks = [];
  for (const { route, role, address, page } of visited.values()) {
    for (const [url, language] of inLanguages(route, address)) {
      tasks.push({ name: `${route} as ${role ?? 'visitor'}: ${url} ${language}`, role, url, language, isFile: !page });
    }
    if (long && page) tasks.push(...await refusals({ signIn, role, base, route, url: address }));
  }
  if (long) tasks.push(...errors.map(([role, url, status]) => ({ name: `${url} as ${role ?? 'visitor'} answers ${status}`, role, url, status })));
  await examineAll({ signIn, base, check }, tasks);
  const isVisited = new Set([...visited.values()].map(({ route }) => route));
  for (const { path: route } of routes) {
    if (!isVisited.has(route) && !(route in exempt)) await check(`${route} is visited`, false, 'no role found a link to it');
  }
}

/** Each in a room, and its faults as a check, in order. */
async function examineAll({ signIn, base, check }, tasks) {
  const rooms = openRooms({ signIn, base });
  try {
    for (const { name, faults } of rooms.examine(tasks)) {
      const found = await faults;
      await check(name, found.length === 0, found.slice(0, 12).join('\n    '));
    }
  } finally {
    await rooms.close();
  }
}

/** German for the words, Arabic for the direction where a page exists in it; public pages carry their language in the address. */
function inLanguages(route, address) {
  const isPublic = /^\/\{lang\w*\}/.test(route);
  const languages = isPublic || /^\/(me|sign-in)\b/.test(route) ? ['de', 'ar'] : ['de'];
  if (long) languages.push('en');
  return languages.map((language) => [isPublic ? address.replace(/^\/[\w-]+/, `/${language}`) : address, language]);
}

/** Every form of a page that needs an answer, sent without one: the page comes back and says so. */
async function refusals({ signIn, role, base, route, url }) {
  const forms = 'main form[method=post]:has(input[required]:not([type=file], [type=hidden]), textarea[required])';
  const context = await signIn(role);
  const page = await context.newPage();
  await page.goto(base + url);
  const count = await page.locator(forms).count();
  await context.close();
  const send = (at) => async (page) => {
    const answer = page.waitForNavigation();
    await page.locator(forms).nth(at).evaluate((form) => {
      for (const field of form.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea')) field.value = '';
      for (const field of form.querySelectorAll('[type=checkbox], [type=radio]')) field.checked = false;
      form.noValidate = true;
      form.requestSubmit();
    });
    return answer;
  };
  return Array.from({ length: count }, (_, at) => ({
    name: `${route} as ${role ?? 'visitor'}: form ${at + 1} refuses nothing typed`, role, url, status: 422, before: send(at),
  }));
}

/** Every page that a new server has, with nothing in it yet. */
export async function emptyPages({ base, signIn, check }) {
  const role = 'coordinator';
  const found = await ways({ base, role, routes: routesOf('GET'), signIn, start: '/desk' });
  const tasks = [...found].map(([route, { address: url, page }]) => ({ name: `${route} with nothing in it: ${url}`, role, url, isFile: !page }));
  await examineAll({ signIn, base, check }, tasks);
}

/** What a role can reach; also what stands in `addresses`. */
async function ways({ base, role, routes, signIn, start, letters = [] }) {
  const context = await signIn(role);
  // The newest first: what an older one asked is answered.
  const given = linksOf(letters.toReversed());
  const followed = new Set(linksOf(newestOfEach(letters)));
  for (const address of Object.values(addresses)) given.push(typeof address === 'function' ? await address(context) : address);
  const found = await walk({ context, base, routes, start, given: given.filter(Boolean), followed, exempt });
  await context.close();
  return found;
}

/** Paths and queries of the links in letters. */
function linksOf(letters) {
  return letters.flatMap(({ body }) => body.match(/https?:\S+/g) ?? []).map((link) => new URL(link)).map(({ pathname, search }) => pathname + search);
}

/** One letter with each subject: the same page says and leads to different things in different cases. */
function newestOfEach(letters) {
  const subject = ({ head }) => head.match(/^subject:.*(?:\r\n[ \t].*)*/im)?.[0];
  const newest = new Map();
  for (const letter of letters.toReversed()) if (!newest.has(subject(letter))) newest.set(subject(letter), letter);
  return [...newest.values()];
}
