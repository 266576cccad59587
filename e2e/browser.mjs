// Starts Debian's Chromium and asks a page the questions every page has to answer.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Playwright gives every browser a fresh user-data folder; the flags keep it quiet and offline. */
export function launch(chromium) {
  const executablePath = process.env.GELEIT_CHROMIUM
    ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file));
  if (!executablePath) throw new Error('no Chromium: run bin/install-test-tools or set GELEIT_CHROMIUM');
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** axe-core's violations, one line each. Evaluated by the debugger, so our content policy stays on. */
export async function findings(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) {
    await page.evaluate(axe);
    await page.evaluate(joinedIsText);
  }
  return violations(page, { type: 'tag', values: tags });
}

/** axe takes the joined letters of Arabic for the pictures of an icon font, and would not look at their colours. There is no such font. */
function joinedIsText() {
  CanvasRenderingContext2D.prototype.measureText = (text) => ({ width: 30 * text.length });
}

/** What depends on colours alone, for the other colour scheme of a page that was examined already. */
export async function findingsOfColours(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  return violations(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
}

async function violations(page, runOnly) {
  const { violations } = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }), runOnly);
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `axe ${rule.id}: ${node.target.join(' ')} – ${node.failureSummary.split('\n').at(-1).trim()}`));
}

/** Sideways scroll at the present width, at 320 px, and at 200 % text. */
export async function overflow(page) {
  const before = page.viewportSize();
  const found = [];
  const measure = async (label) => {
    const wide = await page.evaluate(widest);
    if (wide) found.push(`scrolls sideways at ${label}: ${wide}`);
  };
  await measure(`${before.width} px`);
  const phone = before.width <= 390;
  const small = phone ? 320 : before.width / 2; // half the width is what 200 % zoom leaves
  await page.setViewportSize({ width: small, height: before.height });
  await measure(`${small} px`);
  await page.setViewportSize(before);
  if (phone) {
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await measure(`${before.width} px with 200 % text`);
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  }
  return found;
}

function widest() {
  const root = document.documentElement;
  const beyond = root.scrollWidth - root.clientWidth;
  if (beyond <= 0) return '';
  const rtl = getComputedStyle(root).direction === 'rtl';
  const guilty = [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    if (!box.width || getComputedStyle(element).position === 'absolute' || element.closest('.g-scroll')) return false;
    return rtl ? box.left < -1 : box.right > root.clientWidth + 1;
  }).slice(0, 3).map((element) => element.tagName.toLowerCase() + (element.className?.baseVal ?? element.className ?? '').toString().replace(/^(?=.)|\s+/g, '.'));
  return `${beyond} px beyond, ${guilty.join(', ')}`;
}

/** Targets under 24 px and buttons under 44 px; links in running text are exempt (WCAG 2.5.8). */
export function smallTargets(page) {
  return page.evaluate(() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (!box.width || !box.height || element.closest('.g-skip, .kern-sr-only')) return [];
      const inText = element.matches('a:not(.kern-btn)') && getComputedStyle(element).display === 'inline';
      const least = element.matches('.kern-btn') ? 44 : 24;
      const small = box.height < least || box.width < 24;
      const name = (element.textContent || element.name || element.id).trim().slice(0, 40);
      return small && !inText ? [`target of ${Math.round(box.width)}×${Math.round(box.height)} px: ${name}`] : [];
    }));
}
