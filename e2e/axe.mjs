// The questions every page has to answer, on the phone and on the desk: accessible, nothing sideways,
// no small targets, no errors, nothing asked of strangers, and written in the language it says.
import { findings, findingsOfColours, overflow, smallTargets } from './browser.mjs';

/** All faults of one page, one line each; `language` for pages that do not carry it in their address. */
export async function examine({ signIn, role, base, url, language = 'de', status = 200, before = async () => {} }) {
  const faults = [];
  for (const width of [390, 1440]) {
    const context = await signIn(role, { viewport: { width, height: 900 }, colorScheme: 'light' });
    await context.addCookies([{ name: 'geleit-language', value: language, url: base }]);
    const page = await context.newPage();
    const say = (text) => faults.push(`${width}: ${text}`);
    listen(page, base, say);
    const first = await page.goto(base + url, { waitUntil: 'load' });
    const response = await before(page) ?? first;
    if (response.status() !== status) say(`status ${response.status()}`);
    for (const text of [...await findings(page), ...await overflow(page), ...await smallTargets(page), ...await words(page, url.match(/^\/(de|en|ar)\b/)?.[1] ?? language)]) say(text);
    for (const text of await findingsOfColours(page, 'dark')) say(`dark: ${text}`);
    await context.close();
  }
  return [...new Set(faults)];
}

/** Errors in the console, exceptions, requests to other hosts, missing files. */
export function listen(page, base, say) {
  page.on('console', (message) => { if (message.type() === 'error') say(`console: ${message.text()}`); });
  page.on('pageerror', (error) => say(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`) && !request.url().startsWith('data:')) say(`asks ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') {
      say(`${response.status()} for ${new URL(response.url()).pathname}`);
    }
  });
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
