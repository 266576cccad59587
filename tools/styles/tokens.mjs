// Design tokens: reads KERN's custom properties, follows them to their end for each theme and width,
// and keeps as custom properties only those that differ.
import postcss from 'postcss';
import { converter, formatHex, formatHex8, interpolate, parse } from 'culori';

const settings = ['light', 'dark', 'light wide', 'dark wide'];
const rgb = converter('rgb');

export class Tokens {
  /** The token rules leave the sheets. */
  constructor(kern, ours) {
    this.values = Object.fromEntries(settings.map((setting) => [setting, new Map()]));
    this.minted = new Map();
    for (const sheet of [kern, ours]) {
      sheet.walkRules((rule) => this.#collect(rule));
      sheet.walkAtRules('media', (media) => { if (!media.nodes.length) media.remove(); });
    }
    this.own = [...this.values.light.keys()].filter((name) => name.startsWith('--g-'));
    for (const name of this.own) this.resolve(`var(${name})`);
  }

  #collect(rule) {
    if (!rule.nodes.some((node) => node.prop?.startsWith('--'))) return;
    const media = rule.parent.name === 'media' ? rule.parent.params : '';
    if (media === 'print') return;
    const dark = /=dark|\.kern-dark/.test(rule.selector) && !/kern-layer/.test(rule.selector);
    const light = /=light|\.kern-light/.test(rule.selector) && !/kern-layer/.test(rule.selector);
    const of = settings.filter((setting) =>
      (!/min-width/.test(media) || setting.endsWith('wide'))
      && (!dark || setting.startsWith('dark')) && (!light || setting.startsWith('light')));
    const other = /level-[12]/.test(rule.selectors.at(-1)) || /prefers-color-scheme/.test(media);
    rule.walkDecls(/^--/, (decl) => {
      if (!other) for (const setting of of) this.values[setting].set(decl.prop, decl.value);
      decl.remove();
    });
    if (!rule.nodes.some((node) => node.type === 'decl')) rule.remove();
  }

  /** Replaces each `var()`: by its value if it is one, else by a short custom property. */
  resolve(text) {
    const plain = replaceVar(text, (name, fallback) => {
      const values = settings.map((setting) => this.#value(name, fallback, setting));
      if (values.every((value) => value === values[0])) return values[0];
      const key = values.join('|');
      if (!this.minted.has(key)) this.minted.set(key, { name: short(name), values });
      return `\0(${this.minted.get(key).name})`;
    });
    return colours(plain).replaceAll('\0(', 'var(');
  }

  #value(name, fallback, setting) {
    const value = this.values[setting].get(name) ?? fallback;
    if (value === undefined) throw new Error(`token ${name} has no value`);
    return colours(replaceVar(value, (inner, other) => this.#value(inner, other, setting))).trim();
  }

  /** One block per setting, with the tokens that were asked for. */
  rules() {
    const all = [...this.minted.values()];
    const block = (index, base) => all
      .filter(({ values }) => base === undefined || values[index] !== values[base])
      .map(({ name, values }) => postcss.decl({ prop: name, value: values[index] }));
    const rule = (selector, nodes) => postcss.rule({ selector, nodes });
    const scheme = (value) => postcss.decl({ prop: 'color-scheme', value });
    const media = (params, ...nodes) => postcss.atRule({ name: 'media', params, nodes });
    return [
      rule(':root', [scheme('light dark'), ...block(0)]),
      media('(min-width:48rem)', rule(':root', block(2, 0))),
      media('(prefers-color-scheme:dark)', rule(':root:not([data-theme=light])', block(1, 0))),
      rule(':root[data-theme=light]', [scheme('light')]),
      rule(':root[data-theme=dark]', [scheme('dark'), ...block(1, 0)]),
    ];
  }

  /** The colours of one theme by name, for the contrast test. */
  theme(name) {
    return Object.fromEntries([...this.minted.values()].map((token) => [token.name, token.values[settings.indexOf(name)]]));
  }
}

function short(name) {
  if (name.startsWith('--g-')) return name;
  return name.replace('--kern-', '--k-').replace(/-contextual$|color-|layout-|typography-|metric-|-default|-adaptive|baseline-/g, '');
}

/** Calls `replace(name, fallback)` for each `var()`, also where the fallback has brackets. */
function replaceVar(text, replace) {
  let out = '';
  for (let at = 0; at < text.length;) {
    const start = text.indexOf('var(', at);
    if (start < 0) return out + text.slice(at);
    let end = start + 4;
    for (let depth = 1; depth; end += 1) depth += { '(': 1, ')': -1 }[text[end]] ?? 0;
    const inside = text.slice(start + 4, end - 1);
    const comma = inside.indexOf(',');
    const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
    out += text.slice(at, start) + replace(name, comma < 0 ? undefined : inside.slice(comma + 1).trim());
    at = end;
  }
  return out;
}

/** Writes `oklch()` and `color-mix(in oklch, …)` as hex. */
function colours(text) {
  return text
    .replace(/oklch\([^()]*\)/g, (colour) => hex(parse(colour)))
    .replace(/color-mix\(in oklch, ([^,]+?), (\w+) (calc\([^()]*\)|[\d.]+%)\)/g, (_, one, other, share) => mix(one, other, share));
}

function mix(one, other, share) {
  const part = share.startsWith('calc') ? 100 - parseFloat(share.match(/- ([\d.]+)%/)[1]) : parseFloat(share);
  if (other === 'transparent') return hex({ ...rgb(parse(one)), alpha: 1 - part / 100 });
  return hex(interpolate([one, other], 'oklch')(part / 100));
}

function hex(colour) {
  const safe = { ...rgb(colour) };
  for (const channel of ['r', 'g', 'b']) safe[channel] = Math.min(1, Math.max(0, safe[channel]));
  return safe.alpha !== undefined && safe.alpha < 1 ? formatHex8(safe) : formatHex(safe);
}
