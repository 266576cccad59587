// The questions every page has to answer, on the phone and on the desk: accessible, nothing sideways,
// no small targets, no errors, nothing asked of strangers, and written in the language it says.
import { findings, overflow, smallTargets } from './browser.mjs';

/** All faults of one page, one line each. */
export async function examine({ signIn, role, base, url }) {
  const faults = [];
  for (const [width, colorScheme] of [[390, 'light'], [390, 'dark'], [1440, 'light'], [1440, 'dark']]) {
    const context = await signIn(role, { viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const say = (text) => faults.push(`${width} ${colorScheme}: ${text}`);
    listen(page, base, say);
    const response = await page.goto(base + url, { waitUntil: 'load' });
    if (response.status() !== 200) say(`status ${response.status()}`);
    for (const text of await findings(page)) say(text);
    if (colorScheme === 'light') {
      for (const text of [...await overflow(page), ...await smallTargets(page), ...await words(page)]) say(text);
    }
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
async function words(page) {
  const { lang, dir, keys, codes } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    // Column keys and the like are words of the machine and stand in <code>.
    codes: [...document.querySelectorAll('code')].map((code) => code.textContent).join(' '),
    keys: document.body.innerText.match(/\{\$?\w+\}|\b[a-z]+(?:_[a-z]+){2,}\b/g) ?? [],
  }));
  const faults = keys.filter((key) => !codes.includes(key)).map((key) => `untranslated: ${key}`);
  if (!lang) faults.push('no lang');
  if ((lang === 'ar') !== (dir === 'rtl')) faults.push(`lang ${lang} with dir ${dir}`);
  return faults;
}
