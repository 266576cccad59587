// Finds the pages that a role can reach: follows links from where it lands, with plain requests, so that no way needs a script.
import fs from 'node:fs';
import path from 'node:path';

/** Every route of this method in docs/generated/routes.txt, most specific first. */
export function routesOf(method) {
  return fs.readFileSync(path.join(import.meta.dirname, '../docs/generated/routes.txt'), 'utf8').split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([of, route]) => of === method && route?.startsWith('/'))
    .map(([, route]) => ({
      path: route,
      pattern: new RegExp(`^${route.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\*\w+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`),
      unknowns: route.split('{').length - 1,
    }))
    .sort((a, b) => a.unknowns - b.unknowns || b.path.length - a.path.length);
}

/**
 * Route → one address of it and whether that is a page; from `start` and the addresses that are `given`. Those that are `followed`
 * are visited also where another of their route is known: what they lead to may not be what the other leads to.
 */
export async function walk({ context, base, routes, start, given, followed, exempt }) {
  const found = new Map();
  const queue = [start, ...given];
  while (queue.length) {
    const address = queue.shift();
    const pathname = new URL(address, base).pathname;
    const route = routes.find(({ pattern }) => pattern.test(pathname));
    if (!route || route.path in exempt) continue;
    if (!followed.delete(address) && found.has(route.path)) continue;
    const response = await context.request.get(base + address, { maxRedirects: 0 });
    const status = response.status();
    const { location = '', 'content-type': type = '' } = response.headers();
    if (status >= 400 || location.includes('sign-in')) continue;
    const html = status === 200 && type.startsWith('text/html');
    if (!found.has(route.path)) found.set(route.path, { address, page: html });
    if (location) queue.push(new URL(location, base + address).href.slice(base.length));
    if (html) queue.push(...ways(await response.text(), base, address));
  }
  return found;
}

/** Where the links and the forms that only ask lead to. */
function ways(html, base, address) {
  const tags = html.match(/<(?:a|link|form)\b[^>]*>/g) ?? [];
  const value = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1].replaceAll('&amp;', '&').replaceAll('&#38;', '&');
  const asks = (tag) => !tag.startsWith('<form') || value(tag, 'method')?.toLowerCase() === 'get';
  return tags.filter(asks)
    .map((tag) => value(tag, tag.startsWith('<form') ? 'action' : 'href') ?? (tag.startsWith('<form') ? '' : undefined))
    .filter((href) => href !== undefined)
    .map((href) => new URL(href, base + address).href)
    .filter((href) => href.startsWith(`${base}/`))
    .map((href) => href.slice(base.length).split('#')[0]);
}
