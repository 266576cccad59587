// Leaves out what no template uses, and finds classes in templates that no stylesheet knows.
import fs from 'node:fs';
import path from 'node:path';

const classes = (text) => [...text.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map((match) => match[1]);

/** Removes every KERN selector with a class outside the vocabulary or matching `omit`. */
export function purge(kern, vocabulary, omit) {
  kern.walkRules((rule) => {
    if (rule.selector.startsWith(':root') || rule.nodes.some((node) => node.prop?.startsWith('--'))) return;
    if (rule.parent.name === 'keyframes') return;
    const kept = rule.selectors.filter((selector) =>
      classes(selector).every((name) => vocabulary.has(name))
      && !omit.some((pattern) => pattern.test(selector)));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  kern.walkAtRules((at) => { if (at.nodes?.length === 0 || at.name === 'keyframes' || at.name === 'charset') at.remove(); });
}

/** A class in a template that geleit.css does not know, an inline style, an inline handler. */
export function* templates(web, css, vocabulary) {
  const known = new Set([...classes(css), ...vocabulary]);
  for (const name of fs.readdirSync(path.join(web, 'src'), { recursive: true })) {
    if (!name.endsWith('.html')) continue;
    const text = fs.readFileSync(path.join(web, 'src', name), 'utf8');
    const plain = text.replace(/\{%.*?%\}/gs, ' ').replace(/\{\{.*?\}\}/gs, '\0');
    for (const [, list] of plain.matchAll(/\bclass="([^"]*)"/g)) {
      for (const word of list.split(/\s+/).filter((word) => word && !word.includes('\0'))) {
        if (!known.has(word)) yield `${name}: class ${word} does not exist`;
      }
    }
    // Letters are read in mail programs, which know neither our stylesheet nor our policy.
    if (name !== path.join('letters', 'mail.html') && /<style|\sstyle="/.test(text)) yield `${name}: inline style, which our content security policy forbids`;
    if (/\son\w+="|<script(?![^>]*\bsrc=)/.test(text)) yield `${name}: inline script, which our content security policy forbids`;
  }
}
