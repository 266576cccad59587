// Turns physical properties into logical ones, so that right-to-left pages are mirrored by the browser.

const sides = { top: 'block-start', bottom: 'block-end', left: 'inline-start', right: 'inline-end' };
const corners = {
  'border-top-left-radius': 'border-start-start-radius', 'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius', 'border-bottom-right-radius': 'border-end-end-radius',
};
const sizes = { width: 'inline-size', height: 'block-size' };

export function logical(rule) {
  rule.walkDecls((decl) => {
    decl.prop = name(decl.prop);
    if (/^(float|clear|text-align)$/.test(decl.prop)) {
      const [start, end] = decl.prop === 'text-align' ? ['start', 'end'] : ['inline-start', 'inline-end'];
      decl.value = decl.value.replace(/\bleft\b/, start).replace(/\bright\b/, end);
    }
    if (/^(margin|padding|border-width|inset)$/.test(decl.prop)) split(decl);
  });
}

function name(prop) {
  if (sides[prop]) return `inset-${sides[prop]}`;
  if (corners[prop]) return corners[prop];
  return prop
    .replace(/^(margin|padding|border)-(top|bottom|left|right)/, (_, what, side) => `${what}-${sides[side]}`)
    .replace(/^((?:min-|max-)?)(width|height)$/, (_, edge, size) => edge + sizes[size]);
}

/** `padding: a b c d` with b ≠ d says left and right. */
function split(decl) {
  const values = decl.value.match(/(?:[^\s(]+\((?:[^()]|\([^()]*\))*\)|[^\s(]+)+/g) ?? [];
  if (values.length !== 4 || values[1] === values[3]) return;
  const [top, right, bottom, left] = values;
  const [what, rest] = decl.prop === 'border-width' ? ['border', '-width'] : [decl.prop, ''];
  decl.cloneBefore({ prop: `${what}-block${rest}`, value: `${top} ${bottom}` });
  decl.cloneBefore({ prop: `${what}-inline${rest}`, value: `${left} ${right}` });
  decl.remove();
}
