// What must not be in geleit.css: anything that knows left from right, colours old phones cannot read,
// addresses our content security policy forbids.
import postcss from 'postcss';

const physical = /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:top|right|bottom|left)(?:-\w+)?|top|right|bottom|left|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)$/;

export function* lint(css) {
  const found = [];
  postcss.parse(css).walkDecls((decl) => {
    const where = `${decl.parent.selector ?? `@${decl.parent.name}`} { ${decl.prop}: ${decl.value} }`;
    if (physical.test(decl.prop)) found.push(`physical property: ${where}`);
    if (/^(float|clear|text-align|justify-content)$/.test(decl.prop) && /^(left|right)$/.test(decl.value)) {
      found.push(`physical value: ${where}`);
    }
    if (/^(margin|padding|border-width|border-color|inset)$/.test(decl.prop) && lopsided(decl.value)) {
      found.push(`left and right differ: ${where}`);
    }
    if (decl.prop === 'border-radius' && cornered(decl.value)) found.push(`corners differ: ${where}`);
    if (decl.prop === 'box-shadow' && /(^|,)(inset )?-?\d*\.?[1-9]/.test(decl.value)) found.push(`shadow to one side: ${where}`);
    if (/oklch|oklab|color-mix|light-dark/.test(decl.value)) found.push(`colour old phones cannot read: ${where}`);
    if (/url\((?!icons\/|fonts\/)/.test(decl.value)) found.push(`address outside our assets: ${where}`);
    if (/var\(--kern/.test(decl.value)) found.push(`unresolved token: ${where}`);
  });
  yield* found;
}

function lopsided(value) {
  const values = value.match(/(?:[\w.#%-]+\([^)]*\)|\S)+/g) ?? [];
  return values.length === 4 && values[1] !== values[3];
}

function cornered(value) {
  const [a, b = a, c = a, d = b] = value.split(' ');
  return a !== b || c !== d;
}
