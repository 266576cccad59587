// What a page has to be without JavaScript: every form can be sent with a button that is there, and nothing waits for a script.

const phone = { width: 390, height: 900 };

/** All faults of the page at `url` in a context without JavaScript, one line each; `posts` are the routes that take a form. */
export async function lookWithoutScript(page, { base, url, language = 'de', posts }) {
  await page.context().addCookies([{ name: 'geleit-language', value: language, url: base }]);
  await page.setViewportSize(phone);
  await page.goto(base + url, { waitUntil: 'load' });
  const { faults, actions } = await page.evaluate(stuck);
  const takes = (action) => posts.some(({ pattern }) => pattern.test(new URL(action).pathname));
  return [...faults, ...actions.filter((action) => !takes(action)).map((action) => `nothing takes the form to ${new URL(action).pathname}`)]
    .map((fault) => `without JavaScript: ${fault}`);
}

function stuck() {
  for (const details of document.querySelectorAll('details')) {
    // Of those with one name only one is open at a time.
    details.removeAttribute('name');
    details.open = true;
  }
  const isThere = (element) => element.checkVisibility({ visibilityProperty: true });
  // Keys are a script's and show themselves with it.
  const isOfKeys = (element) => element.closest('[data-keys]') !== null;
  const name = (element) => `${element.tagName.toLowerCase()} ${(element.textContent || element.name || element.id).trim().slice(0, 40)}`;
  // The menu of the desk is another one on the phone.
  const isElsewhere = (one) => one.matches('a[href]') && [...document.querySelectorAll('a[href]')].some((other) => other.href === one.href && isThere(other));
  const forms = [...document.forms];
  const sends = 'button:not([type=button], [type=reset]), input[type=submit]';
  const controls = [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')].filter((one) => !isOfKeys(one));
  const faults = [
    ...forms.filter((form) => ![...form.elements].some((one) => one.matches(sends) && !one.disabled && isThere(one)))
      .map((form) => `no button sends the form to ${form.getAttribute('action')}`),
    ...controls.filter((one) => !isThere(one) && !isElsewhere(one)).map((one) => `hidden: ${name(one)}`),
    ...controls.filter((one) => one.matches('button[type=button]:not([popovertarget], [commandfor])')).map((one) => `only a script hears: ${name(one)}`),
    ...controls.filter((one) => one.matches('a:not([href]), a[href="#"], a[href^="javascript:"]')).map((one) => `leads nowhere: ${name(one)}`),
    ...[...document.querySelectorAll('noscript')].map((one) => `says: ${one.textContent.trim().slice(0, 80)}`),
  ];
  const actions = forms.filter((form) => form.method === 'post').flatMap((form) => [...form.elements].filter((one) => one.matches(sends))
    .map((one) => (one.hasAttribute('formaction') ? one.formAction : form.action)));
  return { faults, actions: [...new Set(actions)] };
}
