// From the vote to pairs that both sides have accepted: three organisations vote, one stays silent, a minuted rule
// releases, both sides answer by the link of their letter, one pair is matched anew, one meets after the opening,
// signs its agreement, asks for help, and comes to its good end after six months; another one ends early and is matched anew; and
// one mentor goes through it all with two mentees.
import { agreed, proposed } from '../agreement.mjs';
import { answer, late } from '../answers.mjs';
import { board, clean, press, pressed, tellDays } from '../days.mjs';
import { ended, followed, parted } from '../ending.mjs';
import { confirmed, met, opened, waits } from '../meetings.mjs';
import { apart, endedBoth, metBoth, offered, signedIn } from '../two-mentees.mjs';

// Proves S1-41, S1-42, S1-49, S1-52, S1-53, S1-56, S1-58.
export const name = 'six months: votes, a release, both sides answer, meet, agree, and end';
export const ownServer = true;

export const run = (house) => tellDays(house, [
  [0, vote],
  [48, release],
  [48.5, both(answer, offered)],
  [12 * 24, late],
  [24 * 24, both(opened, signedIn)],
  [32 * 24, waits('Frage nach einem Treffen')],
  [36 * 24, both(met, metBoth)],
  [37 * 24, both(confirmed, apart)],
  [46 * 24, waits('Frage, ob es passt')],
  // A Tuesday, on which mentors get what could wait, and the morning after.
  [50 * 24, proposed],
  [51 * 24, agreed],
  [60 * 24, parted],
  [60 * 24 + 0.5, followed],
  // After the last day of the cohort, and the Tuesday after it.
  [207 * 24, waits('Frage, wie das Mentoring war')],
  [211 * 24, both(ended, endedBoth)],
]);

/** Two chapters of one day. */
function both(first, second) {
  return async (story, before) => second(story, await first(story, before));
}

async function vote({ as, check }) {
  const office = await as('coordinator');
  const at = await board(office);
  await office.goto(`${at}/votes`);
  await office.getByLabel('Tag', { exact: true }).fill('3');
  await office.getByLabel('Monat').fill('3');
  await office.getByLabel('Jahr').fill('2026');
  await office.getByLabel('Uhrzeit').fill('18:00');
  await press(office, 'Frist speichern');
  await check('the vote has an end', async () => office.getByText('Abgestimmt wird bis').first().waitFor({ timeout: 3000 }));
  await clean(check, office, 'the page of the vote');

  await office.goto('/desk/silence-rule');
  await office.getByLabel('Wortlaut').fill('Wer bis zur Frist nicht antwortet, stimmt zu.');
  await office.getByLabel('Wer hat es gesagt?').fill('Frau Muster für alle drei');
  await office.getByLabel('Wo wurde es gesagt?').fill('Sitzung der Steuergruppe');
  for (const [part, value] of [['Tag', '2'], ['Monat', '3'], ['Jahr', '2026']]) await office.getByLabel(part, { exact: true }).fill(value);
  await press(office, 'Vereinbarung speichern');
  await clean(check, office, 'the page of the rule');

  const oeif = await as('partner (oeif)');
  await board(oeif);
  await press(oeif, 'Allen offenen Paaren zustimmen');
  await oeif.goto(`${at}/votes`);
  await press(oeif, 'Vertretung benennen');
  await check('ÖIF has a deputy', async () => oeif.getByText('Die Vertretung ist benannt.').waitFor({ timeout: 3000 }));
  await clean(check, oeif, 'the page of the vote for a partner');

  const ams = await as('partner (ams)');
  const objected = await board(ams);
  await ams.goto(`${objected}?show=objected`);
  const agree = ams.locator('button[name=answer][value=agree]').first();
  await pressed(ams, agree);

  await office.goto(`${at}/release`);
  await check('AMS is missing and nothing can be released', await office.getByRole('button', { name: /[Ff]reigeben/ }).count() === 0);
}

async function release({ as, check }) {
  const office = await as('coordinator');
  const at = await board(office);
  await check('the board names who is silent', async () => office.getByText(/Noch nicht geantwortet: .?AMS/).first().waitFor({ timeout: 3000 }));
  await office.goto(`${at}/release`);
  await office.getByRole('link', { name: 'Alle Briefe vor der Freigabe lesen' }).click();
  await check('twenty letters are shown before the release', await office.locator('main section.g-panel').count() === 20);
  await clean(check, office, 'the preview of the letters');
  await office.goto(`${at}/release`);
  await press(office, 'Nach der Vereinbarung freigeben');
  await office.goto(`${at}/minutes`);
  await check('the minutes name the silent organisation and the rule', async () => {
    await office.getByText(/Noch nicht geantwortet: .?AMS/).first().waitFor({ timeout: 3000 });
    await office.getByText('Frau Muster für alle drei').first().waitFor({ timeout: 3000 });
  });
}
