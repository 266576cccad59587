// Visits every GET route of docs/generated/routes.txt with a real record, and examines it once.
// Each role follows the links it sees from where it lands; what no link leads to stands in `addresses`.
// GELEIT_LONG=1: also in English, also what forms say when they are refused, and the error pages.
import fs from 'node:fs';
import path from 'node:path';
import { examine } from './axe.mjs';

export const name = 'every page';
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

/** Paths that cannot be visited twice or carry a secret → the reason. */
export const exempt = {
  '/set-up': 'answers only before there is an account',
  '/links/{link}': 'carries a secret; every sign-in of this run goes through it',
  '/{lang}/applications/{link}/interview.ics': 'carries a secret and is a file; the tests of the pages read it',
  ...Object.fromEntries(['', '/{step}', '/check', '/later', '/europass'].map((page) => [`/{lang}/drafts/{link}${page}`, 'carries a secret; the journey of applying goes through it'])),
  ...Object.fromEntries(['', '/completion', '/withdrawal', '/files'].map((page) => [`/{lang}/applications/{link}${page}`, 'carries a secret; the journey of applying goes through it'])),
  ...Object.fromEntries(['', '/withdrawal'].map((page) => [`/{lang}/mentors/{link}${page}`, 'carries a secret; the journey of signing up as a mentor goes through it'])),
  ...Object.fromEntries(['', '/{step}', '/check', '/thanks'].map((page) => [`/{lang}/questionnaires/{link}${page}`, 'carries a secret; the journey of the call goes through it'])),
  '/me/survey-answers/{invitation}': 'the mentee and the mentor of the demo are not asked yet; the tests of the pages read it',
  '/{lang}/surveys/{link}': 'carries a secret; the tests of the pages read it',
  '/{lang}/sign-ups/{link}': 'carries a secret; the tests of the pages read it',
  '/{lang}/sign-ups/{link}/event.ics': 'carries a secret and is a file; the tests of the pages read it',
  '/{lang}/sign-ups/{link}/calendar': 'carries a secret; the tests of the pages read it',
  '/{lang}/sign-ups/{link}/handouts/{handout}': 'carries a secret and is a download; the tests of the pages read it',
  '/{lang}/calendars/{link}': 'carries a secret and is a file; the tests of the pages read it',
  '/{lang}/events/{slug}/picture': 'a picture and no page; the tests of the pages read it',
  '/desk/events/{event}/materials/{material}': 'a download, no page',
  '/me/invitations/{invitation}/handouts/{handout}': 'a download, no page',
  '/me/invitations/{invitation}/event.ics': 'a file, no page; the tests of the pages read it',
  '/{lang}/letters/{link}': 'carries a secret; the tests of the pages read it',
  '/{lang}/offers/{link}': 'carries a secret; the journey of the release goes through it',
  ...Object.fromEntries(['', '/not-yet'].map((page) => [`/{lang}/meetings/{link}${page}`, 'carries a secret; the journey of the release goes through it'])),
  ...Object.fromEntries(['agreements/{link}', 'expectations/{link}', 'expectations/{link}/sheet.pdf', 'fit-answers/{link}', 'raised-hands/{link}'].map((page) => [`/{lang}/${page}`, 'carries a secret; the journey of the release goes through it'])),
  ...Object.fromEntries(['/closings/{link}', '/closings/{link}/attestation.pdf', '/outcomes/{link}'].map((page) => [`/{lang}${page}`, 'carries a secret; the tests of the pages read it'])),
  ...Object.fromEntries(['/desk/partnerships/{partnership}', '/me/partnerships/{partnership}', '/desk'].map((page) => [`${page}/${page === '/desk' ? 'attestations' : 'attestation'}.pdf`, 'a file, no page; the tests of the pages read it'])),
  '/desk/applications/{id}/files/{file}': 'a download, no page',
  '/codes/{list}': 'JSON for the script of a field; the journey of finding codes asks it',
  '/desk/matching/{cohort}/changes': 'a stream for the script of the board, no page; the journey of the meeting listens to it',
  '/links/{link}/enrolment': 'carries a secret; the journey of the set-up goes through it',
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
  const list = await (await context.request.get('/desk/applications')).text();
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
  return [...new Set((await (await context.request.get(page)).text()).match(pattern) ?? [])];
}

export async function run({ base, roles, signIn, landing, check }) {
  const routes = allRoutes();
  const visited = new Map();
  for (const role of [undefined, ...roles]) {
    for (const [route, url] of await walk({ base, role, routes, signIn, start: role ? await landing(role) : '/' })) {
      if (!visited.has(route)) visited.set(route, { role, ...url });
    }
  }
  for (const [route, { role, address, page }] of visited) {
    for (const [url, language] of inLanguages(route, address)) {
      const faults = page ? await examine({ signIn, role, base, url, language }) : [];
      await check(`${route} as ${role ?? 'visitor'}: ${url} ${language}`, faults.length === 0, faults.slice(0, 12).join('\n    '));
    }
    if (long && page) await refused({ signIn, role, base, route, url: address, check });
  }
  for (const [role, url, status] of long ? errors : []) {
    const faults = await examine({ signIn, role, base, url, status });
    // The browser itself writes a line for a page that is not there.
    const ours = faults.filter((fault) => !fault.includes('Failed to load resource'));
    await check(`${url} as ${role ?? 'visitor'} answers ${status}`, ours.length === 0, ours.join('\n    '));
  }
  for (const { path: route } of routes) {
    if (!visited.has(route) && !(route in exempt)) await check(`${route} is visited`, false, 'no role found a link to it');
  }
}

/** German for the words, Arabic for the direction where a page exists in it; public pages carry their language in the address. */
function inLanguages(route, address) {
  const isPublic = /^\/\{lang\w*\}/.test(route);
  const languages = isPublic || /^\/(me|sign-in)\b/.test(route) ? ['de', 'ar'] : ['de'];
  if (long) languages.push('en');
  return languages.map((language) => [isPublic ? address.replace(/^\/[\w-]+/, `/${language}`) : address, language]);
}

/** Sends every form of a page that needs an answer without one: the page comes back and says so. */
async function refused({ signIn, role, base, route, url, check }) {
  const forms = 'main form[method=post]:has(input[required]:not([type=file], [type=hidden]), textarea[required])';
  const context = await signIn(role);
  const page = await context.newPage();
  await page.goto(base + url);
  const count = await page.locator(forms).count();
  await context.close();
  for (let at = 0; at < count; at += 1) {
    const before = async (page) => {
      const answer = page.waitForNavigation();
      await page.locator(forms).nth(at).evaluate((form) => {
        for (const field of form.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea')) field.value = '';
        for (const field of form.querySelectorAll('[type=checkbox], [type=radio]')) field.checked = false;
        form.noValidate = true;
        form.requestSubmit();
      });
      return answer;
    };
    const faults = await examine({ signIn, role, base, url, status: 422, before });
    const ours = faults.filter((fault) => !fault.includes('Failed to load resource'));
    await check(`${route} as ${role ?? 'visitor'}: form ${at + 1} refuses nothing typed`, ours.length === 0, ours.slice(0, 12).join('\n    '));
  }
}

/** Every page that a new server has, with nothing in it yet. */
export async function emptyPages({ base, signIn, check }) {
  for (const [route, { address: url, page }] of await walk({ base, role: 'coordinator', routes: allRoutes(), signIn, start: '/desk' })) {
    const faults = page ? await examine({ signIn, role: 'coordinator', base, url }) : [];
    await check(`${route} with nothing in it: ${url}`, faults.length === 0, faults.slice(0, 12).join('\n    '));
  }
}

function allRoutes() {
  return read(path.join(import.meta.dirname, '../docs/generated/routes.txt'));
}

/** `METHOD path audience action resource tie`, most specific first. */
function read(file) {
  return fs.readFileSync(file, 'utf8').split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([method, route]) => method === 'GET' && route?.startsWith('/'))
    .map(([, route]) => ({
      path: route,
      pattern: new RegExp(`^${route.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\*\w+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`),
      unknowns: route.split('{').length - 1,
    }))
    .sort((a, b) => a.unknowns - b.unknowns || b.path.length - a.path.length);
}

/** Follows links from `start`; one address per route. */
async function walk({ base, role, routes, signIn, start }) {
  const context = await signIn(role);
  const page = await context.newPage();
  const found = new Map();
  const queue = [start, ...await given(context)];
  while (queue.length) {
    const address = queue.shift();
    const pathname = new URL(address, base).pathname;
    const route = routes.find(({ pattern }) => pattern.test(pathname));
    if (!route || found.has(route.path) || route.path in exempt) continue;
    const response = await context.request.get(base + address, { maxRedirects: 0 });
    const status = response.status();
    const { location = '', 'content-type': type = '' } = response.headers();
    if (status >= 400 || location.includes('sign-in')) continue;
    const html = status === 200 && type.startsWith('text/html');
    found.set(route.path, { address, page: html });
    if (location) queue.push(new URL(location, base + address).href.slice(base.length));
    if (!html) continue;
    await page.goto(base + address);
    queue.push(...await page.evaluate((base) => [...document.querySelectorAll('a[href], link[href], form[method=get]')]
      .map((element) => element.href ?? element.action)
      .filter((href) => href.startsWith(`${base}/`))
      .map((href) => href.slice(base.length).split('#')[0]), base));
  }
  await context.close();
  return found;
}

async function given(context) {
  const all = [];
  for (const address of Object.values(addresses)) all.push(typeof address === 'function' ? await address(context) : address);
  return all.filter(Boolean);
}
