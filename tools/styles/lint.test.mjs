// The lint finds what it is there for.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import postcss from 'postcss';
import { lint } from './lint.mjs';
import { logical } from './logical.mjs';

const finds = (css) => [...lint(css)].length;

for (const css of ['a{margin-left:1px}', 'a{padding:1px 2px 3px 4px}', 'a{text-align:right}', 'a{left:0}', 'a{width:1px}',
  'a{border-radius:0 4px 4px 0}', 'a{box-shadow:inset 6px 0 0 red}', 'a{color:oklch(1 0 0)}',
  'a{mask:url(data:x)}', 'a{src:url(//else.where/x)}', 'a{color:var(--kern-color-black)}']) {
  test(`${css} is a fault`, () => assert.equal(finds(css), 1));
}
for (const css of ['a{margin-inline-start:1px}', 'a{padding:1px 2px 3px 2px}', 'a{border-radius:4px 4px 0 0}',
  'a{mask:url(icons/check.svg)}', 'a{inset:0 1px}']) {
  test(`${css} is none`, () => assert.equal(finds(css), 0));
}
test('physical becomes logical', () => {
  const sheet = postcss.parse('a{margin-left:1px;padding:1px 2px 3px 4px;float:left;border-top-right-radius:2px;min-width:0}');
  sheet.walkRules(logical);
  assert.equal(sheet.toString(), 'a{margin-inline-start:1px;padding-block:1px 3px;padding-inline:4px 2px;'
    + 'float:inline-start;border-start-end-radius:2px;min-inline-size:0}');
});
