// Where many pages are examined, two at a time: a room keeps one page with JavaScript and one without for the role of the
// moment and uses them again and again, because a new one costs as much as examining.
import { look } from './axe.mjs';
import { lookWithoutScript } from './no-script.mjs';
import { routesOf } from './walk.mjs';

const count = 2;

export function openRooms({ signIn, base }) {
  const posts = routesOf('POST');
  const rooms = Array.from({ length: count }, () => room({ signIn, base, posts }));
  return {
    /** Begins with all tasks and gives for each its name and a promise of its faults. */
    examine(tasks) {
      const waiting = tasks.map((task) => {
        const one = { task };
        one.faults = new Promise((resolve) => { one.tell = resolve; });
        return one;
      });
      const left = [...waiting];
      for (const { examine } of rooms) {
        (async () => {
          for (let next = left.shift(); next; next = left.shift()) next.tell(await examine(next.task).catch((error) => [error.message]));
        })();
      }
      return waiting.map(({ task: { name }, faults }) => ({ name, faults }));
    },
    close: () => Promise.all(rooms.map(({ leave }) => leave())),
  };
}

function room({ signIn, base, posts }) {
  let here;
  const leave = async () => {
    await Promise.all([here?.page, here?.plain].map((page) => page?.context().close()));
    here = undefined;
  };
  const enter = async (role) => {
    if (here && here.role === role) return;
    await leave();
    const contexts = [await signIn(role), await signIn(role, { javaScriptEnabled: false })];
    const [page, plain] = await Promise.all(contexts.map((context) => context.newPage()));
    here = { role, page, plain, cookies: await contexts[0].cookies() };
  };
  /** As if the browser had been opened anew: what a page says once is not said to the next. */
  const forget = async (page) => {
    await page.context().clearCookies();
    await page.context().addCookies(here.cookies);
  };
  const examine = async ({ role, isFile, ...what }) => {
    if (isFile) return [];
    await enter(role);
    await forget(here.page);
    const faults = await look(here.page, { base, ...what });
    // The browser itself writes a line for a page that is refused or not there.
    if (what.status) return faults.filter((fault) => !fault.includes('Failed to load resource'));
    await forget(here.plain);
    return [...faults, ...await lookWithoutScript(here.plain, { base, posts, ...what })];
  };
  return { examine, leave };
}
