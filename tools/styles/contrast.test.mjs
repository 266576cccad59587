// Every pair of text and ground that the components use, in both themes (WCAG 1.4.3: 4.5, 1.4.11: 3).
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import { wcagContrast } from 'culori';

const css = fs.readFileSync(path.resolve(import.meta.dirname, '../../crates/geleit-web/assets/geleit.css'), 'utf8');
const light = {};
const dark = {};
postcss.parse(css).walkRules((rule) => {
  const into = rule.selector === ':root' && rule.parent.type === 'root' ? light
    : rule.selector === ':root[data-theme=dark]' ? dark : undefined;
  if (into) rule.walkDecls(/^--g-/, (decl) => { into[decl.prop.slice(4)] = decl.value; });
});

const grounds = ['bg', 'hue', 'field'];
const text = [
  ...['text', 'muted', 'act', 'ok', 'warn', 'bad', 'info'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ...['ok', 'info', 'warn', 'bad'].flatMap((state) => [['text', `${state}-bg`], [state, `${state}-bg`], ['muted', `${state}-bg`]]),
  ['bg', 'act'], ['bg', 'bad'], ['act', 'warn-bg'],
];
const parts = ['act', 'ok', 'warn', 'bad', 'info', 'focus', 'field-edge'].map((line) => [line, 'bg']);

for (const [name, theme] of Object.entries({ light, dark: { ...light, ...dark } })) {
  for (const [pairs, least] of [[text, 4.5], [parts, 3]]) {
    for (const [ink, ground] of pairs) {
      test(`${name}: ${ink} on ${ground} has at least ${least}`, () => {
        assert.ok(theme[ink] && theme[ground], `token ${ink} or ${ground} is gone`);
        const contrast = wcagContrast(theme[ink], theme[ground]);
        assert.ok(contrast >= least, `${theme[ink]} on ${theme[ground]} is ${contrast.toFixed(2)}`);
      });
    }
  }
}
