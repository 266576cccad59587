// The questions every page has to answer, on the phone and on the desk: accessible, nothing sideways,
// no small targets, no errors, nothing asked of strangers, and written in the language it says.
import { findings, findingsOfColours, overflow, smallTargets } from './browser.mjs';

const height = 900;
const phone = { width: 390, height };
const desk = { width: 1440, height };

/** All faults of one page, one line each; see `look`. */
export async function examine({ signIn, role, ...what }) {
  const context = await signIn(role, { viewport: phone });
  try {
    return await look(await context.newPage(), what);
  } finally {
    await context.close();
  }
}

/**
 * All faults of the page at `url`, one line each; `language` for pages that do not carry it in their address. It is loaded once:
 * nothing but the style sheet knows the width and the colours, so both can change under it.
 */
export async function look(page, { base, url, language = 'de', status = 200, before = async () => {} }) {
  const faults = [];
  let width = phone.width;
  const say = (text) => faults.push(`${width}: ${text}`);
  const over = listen(page, base, say);
  await page.context().addCookies([{ name: 'geleit-language', value: language, url: base }]);
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light' });
  const first = await page.goto(base + url, { waitUntil: 'load' });
  const response = await before(page) ?? first;
  if (response.status() !== status) say(`status ${response.status()}`);
  for (const size of [phone, desk]) {
    ({ width } = size);
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const text of [...await findings(page), ...await overflow(page), ...await smallTargets(page), ...await words(page, url.match(/^\/(de|en|ar)\b/)?.[1] ?? language)]) say(text);
    for (const text of await findingsOfColours(page, 'dark')) say(`dark: ${text}`);
  }
  over();
  return [...new Set(faults)];
}

/** Errors in the console, exceptions, requests to other hosts, missing files; until the function it gives is called. */
export function listen(page, base, say) {
  const hearing = {
    console: (message) => { if (message.type() === 'error') say(`console: ${message.text()}`); },
    pageerror: (error) => say(`exception: ${error.message}`),
    request: (request) => {
      if (!request.url().startsWith(`${base}/`) && !request.url().startsWith('data:')) say(`asks ${request.url()}`);
    },
    response: (response) => {
      if (response.status() >= 400 && response.request().resourceType() !== 'document') {
        say(`${response.status()} for ${new URL(response.url()).pathname}`);
      }
    },
  };
  for (const [event, hear] of Object.entries(hearing)) page.on(event, hear);
  return () => { for (const [event, hear] of Object.entries(hearing)) page.off(event, hear); };
}

/** A page says its language and direction, and shows no key of an untranslated text. */
async function words(page, expected) {
  const { lang, dir, keys, codes } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    // Column keys and the like are words of the machine and stand in <code>.
    codes: [...document.querySelectorAll('code')].map((code) => code.textContent).join(' '),
    keys: document.body.innerText.match(/\{\$?\w+\}|\b[a-z]+(?:_[a-z]+){2,}\b/g) ?? [],
  }));
  const faults = lang === expected ? [] : [`lang ${lang} instead of ${expected}`];
  faults.push(...keys.filter((key) => !codes.includes(key)).map((key) => `untranslated: ${key}`));
  if ((lang === 'ar') !== (dir === 'rtl')) faults.push(`lang ${lang} with dir ${dir}`);
  return faults;
}
