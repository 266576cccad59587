// Builds crates/geleit-web/assets/geleit.css and icons/ from KERN and our own layer.
// `node tools/styles/build.mjs` writes, `--check` only compares, both lint and measure.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import postcss from 'postcss';
import { lint } from './lint.mjs';
import { logical } from './logical.mjs';
import { purge, templates } from './purge.mjs';
import { Tokens } from './tokens.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const web = path.join(root, 'crates/geleit-web');
const assets = path.join(web, 'assets');
const check = process.argv.includes('--check');
const budget = 14 * 1024;

const read = (file) => fs.readFileSync(file, 'utf8');
const lines = (name) => read(path.join(import.meta.dirname, name)).split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'));

const kern = postcss.parse(read(path.join(assets, 'kern/kern.css')));
const styles = path.join(web, 'styles');
const layer = fs.readdirSync(styles).filter((name) => name.endsWith('.css')).sort()
  .map((name) => read(path.join(styles, name))).join('\n');
const ours = postcss.parse(layer);

const vocabulary = new Set(lines('vocabulary.txt').flatMap((line) => line.trim().split(/\s+/)));
const omit = lines('omit.txt').map((line) => new RegExp(line.split(/\s{2,}/)[0]));
purge(kern, vocabulary, omit);

const tokens = new Tokens(kern, ours);
const sheet = postcss.root();
sheet.append(kern.nodes, ours.nodes);
sheet.walkComments((comment) => comment.remove());
sheet.walkDecls(/^font-family$/, (decl) => {
  if (/kern|Fira/.test(decl.value) && decl.parent.name !== 'font-face') decl.remove();
});

const icons = new Map();
sheet.walkDecls(/mask/, (decl) => {
  decl.value = decl.value.replace(/url\("data:image\/svg\+xml,(.*?)"\)/, (_, text) => {
    const motif = decl.parent.selector.match(/kern-icon--([\w-]+)/)?.[1]
      ?? decl.parent.selector.match(/kern-(?:form-input__)?([a-z]+)/)[1];
    const svg = decodeURIComponent(text).replace(/ (height|width)=''/g, '').replaceAll("'", '"');
    icons.set(`${motif}.svg`, `${svg}\n`);
    return `url(icons/${motif}.svg) center/contain no-repeat`;
  });
});

sheet.walkDecls((decl) => { decl.value = tokens.resolve(decl.value); });
sheet.walkRules(logical);
sheet.walkRules(lastOfEach);
gatherForcedColours(sheet);
sheet.prepend(tokens.rules());
const fontFaces = sheet.nodes.filter((node) => node.name === 'font-face');
sheet.prepend(fontFaces);
sheet.walkRules((rule) => { if (!rule.nodes.length) rule.remove(); });

const css = `/* KERN 2.7.2 (EUPL-1.2), changed: see kern/CHANGES.md. Built by bin/styles. */\n${print(sheet)}`;
const size = zlib.brotliCompressSync(css).length;
const faults = [...lint(css), ...templates(web, css, vocabulary)];
if (size > budget) faults.push(`geleit.css is ${size} bytes with brotli, allowed are ${budget}`);

const files = new Map([['geleit.css', css]]);
for (const [name, text] of icons) files.set(`icons/${name}`, text);
for (const [name, text] of files) {
  const file = path.join(assets, name);
  if (fs.existsSync(file) && read(file) === text) continue;
  if (check) faults.push(`${name} is not what bin/styles builds: run it and commit`);
  else fs.mkdirSync(path.dirname(file), { recursive: true }), fs.writeFileSync(file, text);
}
for (const name of fs.readdirSync(path.join(assets, 'icons'))) {
  if (files.has(`icons/${name}`)) continue;
  if (check) faults.push(`icons/${name} is used nowhere`);
  else fs.rmSync(path.join(assets, 'icons', name));
}

for (const fault of faults) console.error(`styles: ${fault}`);
console.log(`styles: geleit.css ${css.length} bytes, ${size} with brotli, ${icons.size} icons`);
process.exitCode = faults.length ? 1 : 0;

/** KERN's mixins declare a property twice and more; only the last one counts. */
function lastOfEach(rule) {
  const seen = new Set();
  for (const decl of [...rule.nodes].reverse()) {
    if (decl.type !== 'decl' || /^(-webkit-)?mask$|^src$/.test(decl.prop)) continue;
    const key = decl.prop + (decl.important ? '!' : '');
    if (seen.has(key)) decl.remove();
    seen.add(key);
    if (decl.prop === 'border' || decl.prop === 'padding' || decl.prop === 'margin') {
      for (const side of ['block', 'inline', 'block-start', 'block-end', 'inline-start', 'inline-end']) {
        seen.delete(`${decl.prop}-${side}`);
      }
    }
  }
}

/** One block at the end: KERN has one after almost every rule. */
function gatherForcedColours(sheet) {
  const block = postcss.atRule({ name: 'media', params: '(forced-colors:active)', nodes: [] });
  sheet.walkAtRules('media', (media) => {
    if (!/forced-colors/.test(media.params) || media === block) return;
    for (const rule of [...media.nodes]) {
      if (!/kern-icon--/.test(rule.selector)) block.append(rule);
    }
    media.remove();
  });
  sheet.append(block);
}

function print(node) {
  if (node.type === 'root') return node.nodes.map(print).join('\n');
  if (node.type === 'decl') {
    const value = node.value.replace(/\s+/g, ' ').replace(/\s*,\s*/g, ',').replace(/\b0(?:px|rem)\b/g, '0')
      .replace(/(^|[\s(,-])0\.(\d)/g, '$1.$2');
    return `${node.prop}:${value}${node.important ? '!important' : ''}`;
  }
  if (node.type === 'atrule') {
    if (!node.nodes) return `@${node.name} ${node.params};`;
    const sep = node.name === 'font-face' || node.name === 'page' ? ';' : '';
    return `@${node.name} ${node.params}`.trim() + `{${node.nodes.map(print).join(sep)}}`;
  }
  const selector = node.selector.replace(/\s+/g, ' ').replace(/\s*([>+~,])\s*/g, '$1');
  return `${selector}{${node.nodes.map(print).join(';')}}`;
}
