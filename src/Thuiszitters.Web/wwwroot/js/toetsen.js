// What: single keys for who works with the keyboard all day: "?" lists them, and there they are switched off for this browser.
// A link or button that has one says so itself with data-toets="n" or, for two keys after each other, data-toets="g w".
// Source: WCAG 2.2, 2.1.4. Never: while typing in a field, in a dialog, or with Ctrl, Alt or Cmd.

const KEPT = 'tz-sneltoetsen';
const PATIENCE = 1500;

const isOn = () => localStorage.getItem(KEPT) !== 'uit';

/** @type {[string, string][]} */
const GENERAL = [['/', 'Naar het zoekveld'], ['j', 'Volgende regel van de lijst'], ['k', 'Vorige regel van de lijst'], ['Ctrl Enter', 'Formulier opslaan'], ['?', 'Deze lijst']];

/** What the page has to offer. @returns {HTMLElement[]} */
const targets = () => [...document.querySelectorAll('[data-toets]:not([data-toets=""])')].filter(e => e instanceof HTMLElement).filter(e => e.checkVisibility());

export function shortcuts() {
  let first = '';
  let since = 0;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || event.key === 'Shift') return;
    // The list opens when they are off too: there they are switched on again.
    if (event.key === '?') {
      event.preventDefault();
      show();
      return;
    }
    if (!isOn()) return;
    const keys = first && event.timeStamp - since < PATIENCE ? `${first} ${event.key}` : event.key;
    first = '';
    if (keys === '/' || keys === 'j' || keys === 'k') {
      if (keys === '/' ? search() : row(keys === 'j' ? 1 : -1)) event.preventDefault();
      return;
    }
    const target = targets().find(t => t.dataset.toets === keys);
    if (target) {
      event.preventDefault();
      target.click();
    } else if (targets().some(t => t.dataset.toets?.startsWith(`${keys} `))) {
      first = keys;
      since = event.timeStamp;
    }
  });
  for (const button of document.querySelectorAll('[data-sneltoetsen]'))
    if (button instanceof HTMLElement) {
      button.hidden = false;
      button.addEventListener('click', show);
    }
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select') || target.closest('dialog') !== null);
}

function search() {
  const field = document.getElementById('zoekterm');
  field?.focus();
  return field !== null;
}

/**
 * The link of the next or previous row of the list that has the focus, or of the first list.
 * @param {number} step
 */
function row(step) {
  const here = document.activeElement?.closest('main tbody tr');
  const table = here?.closest('table') ?? document.querySelector('main table:has(tbody a)');
  if (!table) return false;
  const links = [...table.querySelectorAll('tbody tr')].map(r => r.querySelector('a')).filter(a => a !== null);
  const now = here ? links.findIndex(a => here.contains(a)) : step > 0 ? -1 : links.length;
  links[Math.min(Math.max(now + step, 0), links.length - 1)]?.focus();
  return links.length > 0;
}

function show() {
  if (document.querySelector('dialog[open]')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'tz-dialoog';
  dialog.setAttribute('aria-labelledby', 'tz-toetsen-kop');
  const head = document.createElement('h2');
  head.id = 'tz-toetsen-kop';
  head.className = 'nl-heading nl-heading--level-3';
  head.textContent = 'Sneltoetsen';
  const form = document.createElement('form');
  form.method = 'dialog';
  const close = document.createElement('button');
  close.className = 'nl-button nl-button--secondary';
  close.textContent = 'Sluiten';
  form.append(close);
  dialog.append(head, list(), onOff(), form);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  close.focus();
}

function list() {
  const all = document.createElement('dl');
  all.className = 'tz-toetsen';
  /** @type {[string, string][]} */
  const own = targets().map(t => [t.dataset.toets ?? '', t.dataset.toetsNaam ?? t.textContent?.trim() ?? '']);
  for (const [keys, what] of [...own, ...GENERAL]) {
    const term = document.createElement('dt');
    for (const key of keys.split(' ')) {
      const cap = document.createElement('kbd');
      cap.textContent = key;
      term.append(cap, ' ');
    }
    const meaning = document.createElement('dd');
    meaning.textContent = what;
    all.append(term, meaning);
  }
  return all;
}

function onOff() {
  const line = document.createElement('div');
  line.className = 'tz-keus';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.id = 'tz-toetsen-aan';
  box.className = 'utrecht-checkbox utrecht-custom-checkbox utrecht-custom-checkbox--html-input utrecht-checkbox--custom utrecht-checkbox--html-input';
  box.checked = isOn();
  box.addEventListener('change', () => localStorage.setItem(KEPT, box.checked ? 'aan' : 'uit'));
  const label = document.createElement('label');
  label.htmlFor = box.id;
  label.className = 'utrecht-form-label--checkbox';
  label.textContent = 'Sneltoetsen gebruiken in deze browser';
  line.append(box, label);
  return line;
}
